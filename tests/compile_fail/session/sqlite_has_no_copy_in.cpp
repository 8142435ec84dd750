// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no copy_in\(\) and copy_out\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db, std::vector<user> const& rows) {
#ifdef ORM_GOOD_TWIN
    db.insert(rows);
#else
    db.copy_in(users, rows);
#endif
}
