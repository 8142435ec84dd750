// SPDX-License-Identifier: BSL-1.0
// expect: SQLite joins different texts by a comma only
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(string_agg_distinct(users.email, "; ")).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(string_agg_distinct(users.email, "; ")).from(users));
#endif
}
