// SPDX-License-Identifier: BSL-1.0
// expect: a value of the wrong type is assigned to a column
// expect: docs/errors\.md#wrong-type-assigned
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = 7);
#else
    return update(users).set(users.age = "seven");
#endif
}
