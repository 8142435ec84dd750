// SPDX-License-Identifier: BSL-1.0
// expect: does not mean the same to the
// expect: docs/errors\.md#common-expression
// expect: things_t::name_t
#include <cstdint>
#include <string>

#include <orm/validation.hpp>

#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::string  name;
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (id, primary_key), (name, matches("[Cc]at")))
#else
ORM_TABLE(things, thing, "things", (id, primary_key), (name, matches("\\bcat")))
#endif
inline constexpr auto made = orm::schema(owners, things);
