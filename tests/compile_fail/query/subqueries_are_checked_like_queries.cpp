// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: posts_t::author_id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).where(
        in(users.id, select(posts.author_id).from(posts).group_by(posts.author_id))));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).where(
        in(users.id, select(posts.author_id).from(posts).group_by(posts.title))));
#endif
}
