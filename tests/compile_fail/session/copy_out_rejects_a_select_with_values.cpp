// SPDX-License-Identifier: BSL-1.0
// expect: copy_out\(\) takes a table, or a select without values
// expect: docs/errors\.md#copy-out-takes-a-select
// expect: users_t
#include <orm/postgres.hpp>

#include "../blog.hpp"

void use(orm::postgres::database& db) {
    auto const sink = [](std::string_view) {};
#ifdef ORM_GOOD_TWIN
    db.copy_out(select().from(users).where(gt(users.age, lit<18>)), sink);
#else
    db.copy_out(select().from(users).where(gt(users.age, 18)), sink);
#endif
}
