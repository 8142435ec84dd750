// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no sequences in any version
// expect: docs/errors\.md#feature-of-the-engine
// expect: sequences
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr orm::sequence<"numbers"> numbers;

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(select(users.id).from(users));
#else
    db.all(select(nextval(numbers)).from(users));
#endif
}
