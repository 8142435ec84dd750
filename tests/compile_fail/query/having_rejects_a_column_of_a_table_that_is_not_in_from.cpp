// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(count()).from(users).group_by(users.age).having(gt(max(users.id), 1)));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(count()).from(users).group_by(users.age).having(gt(max(posts.id), 1)));
#endif
}
