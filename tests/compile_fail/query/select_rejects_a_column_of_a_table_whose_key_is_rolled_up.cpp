// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: users_t::email_t
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(users.email, count()).from(users).group_by(users.id, rollup(users.age)));
#else
    return orm::sql<orm::postgres_dialect>(
        select(users.email, count()).from(users).group_by(rollup(users.id, users.age)));
#endif
}
