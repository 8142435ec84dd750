// SPDX-License-Identifier: BSL-1.0
// expect: a verb of a database is given a table, or is none
// expect: docs/errors\.md#statement-as-a-verb
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db, user& row) {
#ifdef ORM_GOOD_TWIN
    db.insert(row);
#else
    db.insert(users, row);
#endif
}
