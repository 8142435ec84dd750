// SPDX-License-Identifier: BSL-1.0
// expect: the statement has a named parameter
// expect: docs/errors\.md#parameter-without-prepare
// expect: named_parameter<.*age
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr auto age   = param<"age", int>;
inline constexpr auto older = select(users.id).from(users).where(gt(users.age, age));

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(older).all(age = 30);
#else
    db.all(older);
#endif
}
