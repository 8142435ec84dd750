// SPDX-License-Identifier: BSL-1.0
// expect: to_json\(\) and from_json\(\) take
// expect: docs/errors\.md#no-json-form
// expect: orders_t::id_t
#include <orm/json_rows.hpp>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    orm::to_json(db.all(select(orders.id, as<"price">(orders.id + 1)).from(orders)));
#else
    orm::to_json(db.all(select(orders.id, orders.id + 1).from(orders)));
#endif
}
