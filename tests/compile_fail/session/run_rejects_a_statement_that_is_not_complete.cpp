// SPDX-License-Identifier: BSL-1.0
// expect: a verb is given what is no statement
// expect: docs/errors\.md#not-a-statement
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.run(insert_into(users).values(user{}));
#else
    db.run(insert_into(users));
#endif
}
