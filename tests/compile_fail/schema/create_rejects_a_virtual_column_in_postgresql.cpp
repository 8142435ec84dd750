// SPDX-License-Identifier: BSL-1.0
// expect: PostgreSQL has virtual generated columns from version 18 on.*docs/errors\.md#virtual-column
// expect: things_t::twice_t
#include "tables.hpp"

#include <orm/dialect/postgres.hpp>
#include <orm/render/create.hpp>

struct thing {
    std::int64_t once{}, twice{};
};
ORM_TABLE(things, thing, "things", (once), (twice, generated(things.once * 2, virtual_)))
inline constexpr auto made = orm::schema(things);
#ifdef ORM_GOOD_TWIN
static_assert(orm::create_sql<orm::sqlite_dialect>(made).size() == 1);
#else
static_assert(orm::create_sql<orm::postgres_dialect>(made).size() == 1);
#endif
