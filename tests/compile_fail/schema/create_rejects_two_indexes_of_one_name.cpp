// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#duplicate-name
// expect: things_first_idx
#include "tables.hpp"

#include <orm/render/create.hpp>

struct thing {
    std::int64_t first{};
};
ORM_TABLE(things, thing, "things", (first))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, index(things.first), index(desc(things.first)).named("from_the_end"))
#else
ORM_CONSTRAINTS(things, index(things.first), index(desc(things.first)))
#endif
inline constexpr auto made = orm::schema(things);
static_assert(orm::create_sql<orm::sqlite_dialect>(made).size() == 3);
