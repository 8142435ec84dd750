// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#distinct-order
// expect: users_t::email_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() {
    return orm::sql<orm::sqlite_dialect>(
        select_distinct(users.age, users.email).from(users).order_by(users.age, desc(users.email)));
}
#else
auto query() {
    return orm::sql<orm::sqlite_dialect>(
        select_distinct(users.age).from(users).order_by(users.age, desc(users.email)));
}
#endif
