// SPDX-License-Identifier: BSL-1.0
// expect: insert\(\) of a shape writes whole rows
// expect: docs/errors\.md#insert-of-a-part
// expect: order_key
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct order_key {
    using part_of = order;
    std::int64_t id;
};
struct sound {
    customer           row;
    std::vector<order> orders;
};
struct wrong {
    customer               row;
    std::vector<order_key> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.insert(sound{});
#else
    db.insert(wrong{});
#endif
}
