// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(users.email, count()).from(users).group_by(users.email));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.email, count()).from(users));
#endif
}
