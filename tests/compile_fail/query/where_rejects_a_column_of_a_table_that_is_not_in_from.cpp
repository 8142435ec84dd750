// SPDX-License-Identifier: BSL-1.0
// expect: a clause uses a column of a table that is not in from\(\) or a join
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
// expect: users_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(users.email)
                                             .from(users)
                                             .inner_join(posts, eq(posts.author_id, users.id))
                                             .where(eq(posts.title, "x")));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.email).from(users).where(eq(posts.title, "x")));
#endif
}
