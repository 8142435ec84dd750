// SPDX-License-Identifier: BSL-1.0
// expect: speaks of a table or member that is no relation
// expect: docs/errors\.md#with-without-level
// expect: products_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    customer           row;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().with(orders, limit(3)));
#else
    db.all(load<page>().with(products, limit(3)));
#endif
}
