// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key connects two levels
// expect: docs/errors\.md#no-relation
// expect: customers_t.*products_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    customer           row;
    std::vector<order> orders;
};
struct wrong {
    customer             row;
    std::vector<product> products;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>());
#else
    db.all(load<wrong>());
#endif
}
