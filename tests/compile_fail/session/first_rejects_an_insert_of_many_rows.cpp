// SPDX-License-Identifier: BSL-1.0
// expect: an insert of many rows is cut into several statements
// expect: docs/errors\.md#many-statements
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(insert_into(users).values(std::vector<user>()).returning());
#else
    db.first(insert_into(users).values(std::vector<user>()).returning());
#endif
}
