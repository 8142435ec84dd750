// SPDX-License-Identifier: BSL-1.0
// expect: sync_children\(\) is for rows that refer to the row they belong to
// expect: docs/errors\.md#table-between-rows
// expect: order_products
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db, order const& one, std::vector<product> const& several) {
#ifdef ORM_GOOD_TWIN
    db.link(one, several, via(order_products));
#else
    db.sync_children(one, several, via(order_products));
#endif
}
