// SPDX-License-Identifier: BSL-1.0
// expect: PostgreSQL takes one on_conflict\(\) in a statement
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(insert_into(users)
                                             .values(users.email = "x")
                                             .on_conflict(users.id)
                                             .do_nothing()
                                             .on_conflict(users.email)
                                             .do_nothing());
#else
    return orm::sql<orm::postgres_dialect>(insert_into(users)
                                               .values(users.email = "x")
                                               .on_conflict(users.id)
                                               .do_nothing()
                                               .on_conflict(users.email)
                                               .do_nothing());
#endif
}
