// SPDX-License-Identifier: BSL-1.0
// expect: an insert of many rows is cut into several statements
// expect: docs/errors\.md#many-statements
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db, std::vector<user> const& rows) {
#ifdef ORM_GOOD_TWIN
    db.batch(select().from(users), insert_into(users).values(rows.front()));
#else
    db.batch(select().from(users), insert_into(users).values(rows));
#endif
}
