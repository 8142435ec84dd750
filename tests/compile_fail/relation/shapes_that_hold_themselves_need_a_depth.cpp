// SPDX-License-Identifier: BSL-1.0
// expect: a shape that holds itself has no end
// expect: docs/errors\.md#shape-without-depth
// expect: tree
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct tree {
    category          row;
    std::vector<tree> below;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<tree>().depth(3));
#else
    db.all(load<tree>());
#endif
}
