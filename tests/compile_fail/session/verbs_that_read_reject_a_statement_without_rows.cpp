// SPDX-License-Identifier: BSL-1.0
// expect: the statement answers with no rows
// expect: docs/errors\.md#no-rows-to-read
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(update(users).set(users.age = 1).all_rows().returning());
#else
    db.all(update(users).set(users.age = 1).all_rows());
#endif
}
