// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#nullable-to-not-null
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(posts)
        .columns(posts.author_id, posts.title)
        .select(select(users.id, users.email).from(users));
#else
    return insert_into(posts)
        .columns(posts.author_id, posts.title)
        .select(select(users.id, users.nickname).from(users));
#endif
}
