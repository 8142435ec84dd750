// SPDX-License-Identifier: BSL-1.0
// expect: stand for the row of a trigger and have no meaning in another statement
// expect: docs/errors\.md#row-of-a-trigger
// expect: rows_of_triggers
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.run(delete_from(posts).where(posts.id == 1));
#else
    db.run(delete_from(posts).where(posts.id == new_(posts.id)));
#endif
}
