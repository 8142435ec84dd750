// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#select-of-nothing
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(select().from(users));
#else
    db.all(select());
#endif
}
