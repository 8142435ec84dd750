// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users)
        .values(users.email = "x")
        .on_conflict(users.email)
        .do_update(users.age = users.age + 1);
#else
    return insert_into(users)
        .values(users.email = "x")
        .on_conflict(users.email)
        .do_update(users.age = posts.id);
#endif
}
