// SPDX-License-Identifier: BSL-1.0
// expect: sum\(\), avg\(\) and their like take numbers
// expect: docs/errors\.md#sums-take-numbers
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return sum(users.age);
#else
    return sum(users.email);
#endif
}
