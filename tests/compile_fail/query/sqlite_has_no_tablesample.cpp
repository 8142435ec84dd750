// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no tablesample\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(users.id).from(tablesample(users, 10)));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(tablesample(users, 10)));
#endif
}
