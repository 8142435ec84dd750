// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no overriding_user_value\(\) in any version
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

auto query() {
    auto const given = insert_into(users).values(users.id = 1, users.email = "x");
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(given.overriding_system_value());
#else
    return orm::sql<orm::sqlite_dialect>(given.overriding_user_value());
#endif
}
