// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#write-without-where
// expect: users_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(delete_from(users).where(eq(users.id, 1)));
#else
    return orm::sql<orm::sqlite_dialect>(delete_from(users));
#endif
}
