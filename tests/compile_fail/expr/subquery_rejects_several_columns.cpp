// SPDX-License-Identifier: BSL-1.0
// expect: a subquery that stands for a value, or for a list of values, selects one expression
// expect: docs/errors\.md#subquery-of-one-column
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return in(users.id, select(posts.author_id).from(posts));
#else
    return in(users.id, select(posts.author_id, posts.title).from(posts));
#endif
}
