// SPDX-License-Identifier: BSL-1.0
// expect: a level of a shape is the struct of a table
// expect: docs/errors\.md#not-a-shape
// expect: Level = int|int>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    customer           row;
    std::vector<order> orders;
};
struct wrong {
    customer         row;
    std::vector<int> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>());
#else
    db.all(load<wrong>());
#endif
}
