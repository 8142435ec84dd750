// SPDX-License-Identifier: BSL-1.0
// expect: impact\(\) is asked of a delete_from\(\) or purge\(\)
// expect: docs/errors\.md#impact-of-a-delete
// expect: products_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

inline constexpr auto shop = orm::schema(customers, addresses, orders);

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.impact(shop, delete_from(customers).where(eq(customers.id, 1)));
#else
    db.impact(shop, delete_from(products).where(eq(products.id, 1)));
#endif
}
