// SPDX-License-Identifier: BSL-1.0
// expect: a rule for values of another type
// expect: docs/errors\.md#rule-type
// expect: things_t
#include <orm/validation.hpp>

#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int32_t age{};
};
ORM_TABLE(things, thing, "things", (id, primary_key), (age))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, satisfies([](thing const& row) { return row.age != row.id; }, "is equal"))
#else
ORM_CONSTRAINTS(things, satisfies([](owner const& row) { return row.id != 0; }, "is zero"))
#endif
inline constexpr auto made = orm::schema(owners, things);
