// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
// expect: users_t::email_t
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(percentile_disc(0.5).within_group(users.email)).from(users));
#else
    return orm::sql<orm::postgres_dialect>(
        select(percentile_cont(0.5).within_group(users.email)).from(users));
#endif
}
