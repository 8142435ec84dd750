// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#window-placement
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(count()).from(users).inner_join(posts, eq(posts.author_id, users.id));
#else
    return select(count()).from(users).inner_join(posts, eq(posts.author_id, lag(users.id).over()));
#endif
}
