// SPDX-License-Identifier: BSL-1.0
// expect: a column is assigned twice in one statement
// expect: docs/errors\.md#assigned-twice
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = 1, users.active = true);
#else
    return update(users).set(users.age = 1, users.age = 2);
#endif
}
