// SPDX-License-Identifier: BSL-1.0
// expect: a column is neither in group_by\(\) nor inside an aggregate
// expect: docs/errors\.md#not-grouped
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(users.active, max(users.email)).from(users).group_by(users.active));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.active, users.email).from(users).group_by(users.active));
#endif
}
