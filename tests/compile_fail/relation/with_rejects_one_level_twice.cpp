// SPDX-License-Identifier: BSL-1.0
// expect: speaks twice of the same table
// expect: docs/errors\.md#with-twice
// expect: orders_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    customer           row;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().with(orders, order_by(orders.id), limit(3)));
#else
    db.all(load<page>().with(orders, order_by(orders.id)).with(orders, limit(3)));
#endif
}
