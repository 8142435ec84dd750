// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no reverse\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(reverse(users.email)).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(select(reverse(users.email)).from(users));
#endif
}
