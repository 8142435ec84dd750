// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no rollup\(\), cube\(\), grouping_sets\(\) and grouping\(\)
// expect: docs/errors\.md#feature-of-the-engine
// expect: users_t::age_t
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(users.age, count()).from(users).group_by(rollup(users.age)));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.age, count()).from(users).group_by(rollup(users.age)));
#endif
}
