// SPDX-License-Identifier: BSL-1.0
// expect: a rule that no value keeps
// expect: docs/errors\.md#rule-of-nothing
// expect: things_t::age_t
#include <cstdint>
#include <string>

#include <orm/validation.hpp>

#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int32_t age{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (id, primary_key), (age, range(1, 5)))
#else
ORM_TABLE(things, thing, "things", (id, primary_key), (age, range(5, 1)))
#endif
inline constexpr auto made = orm::schema(owners, things);
