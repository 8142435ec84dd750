// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#parameter-type
// expect: named_parameter<.*age
// expect: optional<int>
#include <orm/sqlite.hpp>

#include "../blog.hpp"

inline constexpr auto age   = param<"age", int>;
inline constexpr auto older = select(users.id).from(users).where(gt(users.age, age));

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.prepare(older).stream(age = 30);
#else
    db.prepare(older).stream(age = std::optional<int>());
#endif
}
