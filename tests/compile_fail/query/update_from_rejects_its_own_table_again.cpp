// SPDX-License-Identifier: BSL-1.0
// expect: two tables of one statement have the same name
// expect: docs/errors\.md#table-used-twice
#include "../blog.hpp"

constexpr auto boss = alias<"boss">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = 1).from(boss).all_rows();
#else
    return update(users).set(users.age = 1).from(users).all_rows();
#endif
}
