// SPDX-License-Identifier: BSL-1.0
// expect: via\(\) names no foreign key
// expect: docs/errors\.md#via-does-not-fit
// expect: delivery_id_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    customer           row;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().via<&page::orders>(orders.customer_id));
#else
    db.all(load<page>().via<&page::orders>(orders.delivery_id));
#endif
}
