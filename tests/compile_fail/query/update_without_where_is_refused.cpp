// SPDX-License-Identifier: BSL-1.0
// expect: an update or delete without where\(\) would hit every row
// expect: docs/errors\.md#write-without-where
// expect: users_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(update(users).set(users.age = 1).all_rows());
#else
    return orm::sql<orm::sqlite_dialect>(update(users).set(users.age = 1));
#endif
}
