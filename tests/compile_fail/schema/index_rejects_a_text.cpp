// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#row-expression
// expect: const char ?\*|char const ?\*
#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int64_t first{};
};
ORM_TABLE(things, thing, "things", (id), (first))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, index(things.first))
#else
ORM_CONSTRAINTS(things, index("first"))
#endif
inline constexpr auto made = orm::schema(things);
