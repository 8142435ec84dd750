// SPDX-License-Identifier: BSL-1.0
// expect: a value is given for a parameter that the statement does not have
// expect: docs/errors\.md#parameter-unknown
// expect: parameter_value<.*name
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr auto age   = param<"age", int>;
inline constexpr auto older = select(users.id).from(users).where(gt(users.age, age));

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(older).one(age = 30);
#else
    db.prepare(older).one(param<"name", std::string> = "x");
#endif
}
