// SPDX-License-Identifier: BSL-1.0
// expect: or a default that speaks of a column
// expect: docs/errors\.md#row-expression
// expect: things_t
#include "tables.hpp"

#include <orm/expr/text_function.hpp>

struct thing {
    std::string name;
    std::string slug;
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (name), (slug, default_(lower(text_lit<"None">))))
#else
ORM_TABLE(things, thing, "things", (name), (slug, default_(lower(things.name))))
#endif
inline constexpr auto made = orm::schema(things);
