// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "x", users.age = 1);
#else
    return insert_into(users).values(users.email = "x", users.age = users.age + 1);
#endif
}
