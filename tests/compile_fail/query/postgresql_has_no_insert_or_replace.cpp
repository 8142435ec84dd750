// SPDX-License-Identifier: BSL-1.0
// expect: PostgreSQL has no or_replace\(\) and or_ignore\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(insert_into(users).values(users.email = "x").or_replace());
#else
    return orm::sql<orm::postgres_dialect>(
        insert_into(users).values(users.email = "x").or_replace());
#endif
}
