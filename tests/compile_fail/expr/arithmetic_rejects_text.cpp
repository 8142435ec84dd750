// SPDX-License-Identifier: BSL-1.0
// expect: arithmetic takes numbers on both sides
// expect: docs/errors\.md#types-do-not-calculate
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return users.age + 1;
#else
    return users.email + 1;
#endif
}
