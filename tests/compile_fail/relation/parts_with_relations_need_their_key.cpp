// SPDX-License-Identifier: BSL-1.0
// expect: leaves out a column of the key
// expect: docs/errors\.md#part-without-key
// expect: wrong
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct sound {
    using part_of = customer;
    std::int64_t       id;
    std::vector<order> orders;
};
struct wrong {
    using part_of = customer;
    std::string        name;
    std::vector<order> orders;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<sound>());
#else
    db.all(load<wrong>());
#endif
}
