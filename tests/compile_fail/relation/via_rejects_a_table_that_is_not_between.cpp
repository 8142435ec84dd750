// SPDX-License-Identifier: BSL-1.0
// expect: via\(\) names no foreign key
// expect: docs/errors\.md#via-does-not-fit
// expect: addresses_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    order                row;
    std::vector<product> products;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().via(order_products));
#else
    db.all(load<page>().via(addresses));
#endif
}
