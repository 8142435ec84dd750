// SPDX-License-Identifier: BSL-1.0
// expect: two tables of one statement have the same name
// expect: docs/errors\.md#table-used-twice
// expect: users_t
#include "../blog.hpp"

inline constexpr auto manager = alias<"manager">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).left_join(manager, eq(manager.id, users.age));
#else
    return select(users.id).from(users).left_join(users, eq(users.id, users.age));
#endif
}
