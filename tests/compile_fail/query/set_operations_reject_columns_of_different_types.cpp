// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#set-operands-differ-in-types
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return union_(select(users.email).from(users), select(posts.title).from(posts));
#else
    return union_(select(users.id).from(users), select(posts.title).from(posts));
#endif
}
