// SPDX-License-Identifier: BSL-1.0
// expect: a verb for rows is given what is the row of no table
// expect: docs/errors\.md#not-a-row
// expect: \bplain\b
#include <orm/sqlite.hpp>

#include "../blog.hpp"

struct plain {
    std::int64_t id{};
};

#ifdef ORM_GOOD_TWIN
using row = user;
#else
using row = plain;
#endif

void use(orm::sqlite::database& db) {
    row one;
    one = db.insert(one);
    db.insert(row{});
    db.save(one);
    if (db.update(one) && db.update(row{})) db.remove(one);
}
