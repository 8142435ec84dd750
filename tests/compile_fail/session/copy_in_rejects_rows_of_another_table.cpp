// SPDX-License-Identifier: BSL-1.0
// expect: copy_in\(\) takes a table that has a column to be given
// expect: docs/errors\.md#rows-to-copy
// expect: posts_t
#include <orm/postgres.hpp>

#include "../blog.hpp"

void use(orm::postgres::database& db, std::vector<user> const& rows) {
#ifdef ORM_GOOD_TWIN
    db.copy_in(users, rows);
#else
    db.copy_in(posts, rows);
#endif
}
