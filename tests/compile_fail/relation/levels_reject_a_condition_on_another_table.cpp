// SPDX-License-Identifier: BSL-1.0
// expect: uses a column of a table that is not in from
// expect: docs/errors\.md#table-not-in-from
// expect: customers_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    customer           row;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().with(orders, where(gt(orders.id, 3))));
#else
    db.all(load<page>().with(orders, where(gt(customers.id, 3))));
#endif
}
