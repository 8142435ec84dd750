// SPDX-License-Identifier: BSL-1.0
// expect: a clause uses a column of a table that is not in from\(\) or a join
// expect: docs/errors\.md#table-not-in-from
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(posts).set(posts.title = "x").from(users).where(posts.author_id == users.id);
#else
    return update(posts).set(posts.title = "x").where(posts.author_id == users.id);
#endif
}
