// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no `distinct on`
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        distinct_on(posts.author_id).select(posts.title).from(posts));
#else
    return orm::sql<orm::sqlite_dialect>(
        distinct_on(posts.author_id).select(posts.title).from(posts));
#endif
}
