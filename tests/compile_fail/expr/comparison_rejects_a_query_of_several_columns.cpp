// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#subquery-of-one-column
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return eq(users.id, select(posts.author_id).from(posts));
#else
    return eq(users.id, select(posts.author_id, posts.title).from(posts));
#endif
}
