// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no `intersect all`
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        except_all(select(users.id).from(users), select(posts.author_id).from(posts)));
#else
    return orm::sql<orm::sqlite_dialect>(
        except_all(select(users.id).from(users), select(posts.author_id).from(posts)));
#endif
}
