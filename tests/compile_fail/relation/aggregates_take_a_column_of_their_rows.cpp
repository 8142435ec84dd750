// SPDX-License-Identifier: BSL-1.0
// expect: speak of a column of one struct and of rows of another
// expect: docs/errors\.md#column-of-another-struct
// expect: (order_product|product)
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct page {
    order row;
#ifdef ORM_GOOD_TWIN
    orm::last_by<&order_product::product_id> last;
#else
    orm::last_by<&product::id, order_product> last;
#endif
};

void use(orm::sqlite::database& db) { db.all(load<page>()); }
