// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has order_by\(\) inside of an aggregate from version 3.44 on
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        select(string_agg(users.email, ",").order_by(users.id)).from(users));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(string_agg(users.email, ",").order_by(users.id)).from(users));
#endif
}
