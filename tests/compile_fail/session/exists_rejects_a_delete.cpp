// SPDX-License-Identifier: BSL-1.0
// expect: count\(\) and exists\(\) take a select
// expect: docs/errors\.md#count-takes-a-select
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.exists(select().from(users));
#else
    db.exists(delete_from(users).all_rows());
#endif
}
