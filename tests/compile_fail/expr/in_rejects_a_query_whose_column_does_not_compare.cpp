// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#types-do-not-compare
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return in(users.id, select(posts.author_id).from(posts));
#else
    return in(users.id, select(posts.title).from(posts));
#endif
}
