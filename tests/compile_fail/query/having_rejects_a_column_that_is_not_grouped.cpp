// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(count()).from(users).group_by(users.active).having(gt(max(users.age), 3)));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(count()).from(users).group_by(users.active).having(gt(users.age, 3)));
#endif
}
