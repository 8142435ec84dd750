// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#aggregate-in-where
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.active).from(users).inner_join(posts, eq(posts.author_id, users.id));
#else
    return select(users.active).from(users).inner_join(posts, eq(posts.author_id, max(users.id)));
#endif
}
