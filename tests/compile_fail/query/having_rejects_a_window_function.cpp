// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#window-placement
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(users.age).from(users).group_by(users.age).having(gt(sum(users.age), 100)));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.age).from(users).group_by(users.age).having(gt(sum(users.age).over(), 100)));
#endif
}
