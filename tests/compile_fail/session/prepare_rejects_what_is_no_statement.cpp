// SPDX-License-Identifier: BSL-1.0
// expect: a verb is given what is no statement
// expect: docs/errors\.md#not-a-statement
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(update(users).set(users.age = 1).all_rows());
#else
    db.prepare(update(users));
#endif
}
