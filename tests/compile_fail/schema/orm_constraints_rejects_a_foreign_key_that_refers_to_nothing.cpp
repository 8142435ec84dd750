// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-constraint
// expect: things_t
#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int64_t first{};
};
ORM_TABLE(things, thing, "things", (id), (first))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, foreign_key(things.first).references(things.id), unique(things.id))
#else
ORM_CONSTRAINTS(things, foreign_key(things.first), unique(things.id))
#endif
inline constexpr auto made = orm::schema(things);
