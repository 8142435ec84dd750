// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#write-without-where
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.run(delete_from(users).all_rows());
#else
    db.run(delete_from(users));
#endif
}
