// SPDX-License-Identifier: BSL-1.0
// expect: belong into where\(\) of a load
// expect: docs/errors\.md#related-outside-of-load
// expect: orders_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<customer>().where(any(orders)));
#else
    db.all(select().from(customers).where(any(orders)));
#endif
}
