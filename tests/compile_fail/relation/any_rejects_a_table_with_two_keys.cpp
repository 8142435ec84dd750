// SPDX-License-Identifier: BSL-1.0
// expect: two foreign keys connect two levels
// expect: docs/errors\.md#two-relations
// expect: delivery_id_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<address>().where(any(orders.billing_id)));
#else
    db.all(load<address>().where(any(orders)));
#endif
}
