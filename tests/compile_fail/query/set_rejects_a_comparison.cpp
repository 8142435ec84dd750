// SPDX-License-Identifier: BSL-1.0
// expect: take assignments, `column = value`
// expect: docs/errors\.md#not-an-assignment
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = 1).all_rows();
#else
    return update(users).set(users.age == 1).all_rows();
#endif
}
