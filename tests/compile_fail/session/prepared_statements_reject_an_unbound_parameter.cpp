// SPDX-License-Identifier: BSL-1.0
// expect: a named parameter of the statement is given no value
// expect: docs/errors\.md#parameter-unbound
// expect: named_parameter<.*age
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr auto age   = param<"age", int>;
inline constexpr auto older = select(users.id).from(users).where(gt(users.age, age));

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(older).all(age = 30);
#else
    db.prepare(older).all();
#endif
}
