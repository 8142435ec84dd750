// SPDX-License-Identifier: BSL-1.0
// expect: a verb of a database is given a table, or is none
// expect: docs/errors\.md#statement-as-a-verb
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.run(delete_from(users).where(eq(users.id, 7)));
#else
    db.delete_from(users).where(eq(users.id, 7));
#endif
}
