// SPDX-License-Identifier: BSL-1.0
// expect: a level of a shape is the struct of a table
// expect: docs/errors\.md#not-a-shape
// expect: reversed
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct reversed {
    std::vector<order> orders;
    customer           row;
};
struct sound {
    customer           row;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>().limit(1));
#else
    db.all(load<reversed>().limit(1));
#endif
}
