// SPDX-License-Identifier: BSL-1.0
// expect: speak of rows of another table
// expect: docs/errors\.md#related-to-itself
// expect: categories_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<customer>().where(any(orders)));
#else
    db.all(load<category>().where(any(categories)));
#endif
}
