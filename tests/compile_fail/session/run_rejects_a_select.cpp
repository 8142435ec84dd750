// SPDX-License-Identifier: BSL-1.0
// expect: run\(\) is for statements that change rows
// expect: docs/errors\.md#run-of-a-select
// expect: users_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(select().from(users));
#else
    db.run(select().from(users));
#endif
}
