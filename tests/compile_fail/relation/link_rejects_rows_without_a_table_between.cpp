// SPDX-License-Identifier: BSL-1.0
// expect: and unlink\(\) for those with via\(\) of a table in between
// expect: docs/errors\.md#table-between-rows
// expect: customer
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

void use(orm::sqlite::database& db, customer const& one, std::vector<order> const& several) {
#ifdef ORM_GOOD_TWIN
    db.sync_children(one, several, via(orders.customer_id));
#else
    db.link(one, several, via(orders.customer_id));
#endif
}
