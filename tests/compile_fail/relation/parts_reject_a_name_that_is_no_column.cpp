// SPDX-License-Identifier: BSL-1.0
// expect: has no column of its name
// expect: docs/errors\.md#part-without-column
// expect: 1
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    using part_of = customer;
    std::int64_t id;
    std::string  name;
};
struct wrong {
    using part_of = customer;
    std::int64_t id;
    std::string  nmae;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>());
#else
    db.all(load<wrong>());
#endif
}
