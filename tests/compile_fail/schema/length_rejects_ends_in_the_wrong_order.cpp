// SPDX-License-Identifier: BSL-1.0
// expect: a rule that no value keeps
// expect: docs/errors\.md#rule-of-nothing
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
ORM_TABLE(things, thing, "things", (id, primary_key), (name, length(2, 9)))
#else
ORM_TABLE(things, thing, "things", (id, primary_key), (name, length(9, 2)))
#endif
inline constexpr auto made = orm::schema(owners, things);
