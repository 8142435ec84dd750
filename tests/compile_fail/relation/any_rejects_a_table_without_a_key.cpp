// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key connects two levels
// expect: docs/errors\.md#no-relation
// expect: customers_t.*products_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<customer>().where(any(orders)));
#else
    db.all(load<customer>().where(any(products)));
#endif
}
