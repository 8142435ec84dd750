// SPDX-License-Identifier: BSL-1.0
// expect: holds one row, and there may be none
// expect: docs/errors\.md#relation-nullability
// expect: delivery_id_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    order                  row;
    std::optional<address> where_to;
};
struct wrong {
    order   row;
    address where_to;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>().via(orders.delivery_id));
#else
    db.all(load<wrong>().via(orders.delivery_id));
#endif
}
