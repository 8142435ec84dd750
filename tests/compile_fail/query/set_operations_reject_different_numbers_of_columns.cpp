// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#set-operands-differ-in-columns
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return union_(select(users.id).from(users), select(posts.id).from(posts));
#else
    return union_(select(users.id).from(users), select(posts.id, posts.title).from(posts));
#endif
}
