// SPDX-License-Identifier: BSL-1.0
// expect: has another type than the column
// expect: docs/errors\.md#part-member-type
// expect: name_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    using part_of = customer;
    std::string name;
};
struct wrong {
    using part_of = customer;
    int name;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>());
#else
    db.all(load<wrong>());
#endif
}
