// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(count()).from(posts).group_by(posts.title));
#else
    return orm::sql<orm::sqlite_dialect>(select(count()).from(users).group_by(posts.title));
#endif
}
