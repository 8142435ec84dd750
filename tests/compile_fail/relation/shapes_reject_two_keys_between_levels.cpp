// SPDX-License-Identifier: BSL-1.0
// expect: two foreign keys connect two levels
// expect: docs/errors\.md#two-relations
// expect: addresses_t.*billing_id_t.*delivery_id_t|billing_id_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    order                  row;
    std::optional<address> where_to;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().via(orders.delivery_id));
#else
    db.all(load<page>());
#endif
}
