// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(sum(sum(users.age)).over()).from(users).group_by(users.active));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(sum(users.age).over()).from(users).group_by(users.active));
#endif
}
