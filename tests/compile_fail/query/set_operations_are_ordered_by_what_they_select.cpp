// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#set-ordered-by-its-columns
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return union_(select(users.email).from(users), select(posts.title).from(posts))
        .order_by(desc(users.email));
#else
    return union_(select(users.email).from(users), select(posts.title).from(posts))
        .order_by(desc(posts.title));
#endif
}
