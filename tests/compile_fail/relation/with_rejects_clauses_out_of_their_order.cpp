// SPDX-License-Identifier: BSL-1.0
// expect: with\(\) takes with_deleted\(\), where\(\), order_by\(\)
// expect: docs/errors\.md#clauses-of-a-level
// expect: limit_clause
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
    db.all(load<page>().with(orders, limit(3), order_by(orders.id)));
#endif
}
