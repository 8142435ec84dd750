// SPDX-License-Identifier: BSL-1.0
// expect: Keep it in a variable
// expect: docs/errors\.md#through-a-temporary
#include <orm/sqlite.hpp>

#include "../blog.hpp"

void use() {
#ifdef ORM_GOOD_TWIN
    auto       db    = orm::sqlite::open(":memory:");
    auto const given = db.prepare(select().from(users));
#else
    auto const given = orm::sqlite::open(":memory:").prepare(select().from(users));
#endif
    static_cast<void>(given);
}
