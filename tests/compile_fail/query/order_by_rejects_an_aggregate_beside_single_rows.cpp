// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-grouped
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(users.id).from(users).group_by(users.id).order_by(desc(count())));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).order_by(desc(count())));
#endif
}
