// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no percentile_cont\(\), percentile_disc\(\) and mode\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
    constexpr auto median = percentile_cont(0.5).within_group(users.age);
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(median).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(select(median).from(users));
#endif
}
