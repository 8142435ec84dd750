// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#wrong-type-assigned
// expect: users_t::age_t
// expect: double
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return users.age = 2;
#else
    return users.age = 2.5;
#endif
}
