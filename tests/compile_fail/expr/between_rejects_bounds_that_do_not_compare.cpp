// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#types-do-not-compare
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return between(users.email, "a", "f");
#else
    return between(users.email, 1, 9.5);
#endif
}
