// SPDX-License-Identifier: BSL-1.0
// expect: a named parameter is given a value of the wrong type
// expect: docs/errors\.md#parameter-type
// expect: named_parameter<.*age
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr auto age   = param<"age", int>;
inline constexpr auto older = select(users.id).from(users).where(gt(users.age, age));

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(older).all(age = 30);
#else
    db.prepare(older).all(age = "thirty");
#endif
}
