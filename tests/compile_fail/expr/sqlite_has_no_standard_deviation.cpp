// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no stddev_samp\(\) and its like
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(stddev_samp(users.age)).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(select(stddev_samp(users.age)).from(users));
#endif
}
