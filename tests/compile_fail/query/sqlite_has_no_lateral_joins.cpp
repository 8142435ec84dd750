// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no lateral joins
// expect: docs/errors\.md#feature-of-the-engine
// expect: lateral_joins
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

inline constexpr auto newest = lateral(
    select(posts.title).from(posts).where(eq(posts.author_id, users.id)).limit(1).as<"newest">());

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(users.email, newest[posts.title]).from(users).cross_join(newest));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.email, newest[posts.title]).from(users).cross_join(newest));
#endif
}
