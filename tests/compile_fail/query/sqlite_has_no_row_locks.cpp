// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no row locks.*Leave it out
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(users.id).from(users).for_update());
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).for_update());
#endif
}
