// SPDX-License-Identifier: BSL-1.0
// expect: sum\(\), avg\(\) and their like take numbers
// expect: docs/errors\.md#sums-take-numbers
// expect: users_t::active_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return avg(users.age);
#else
    return avg(users.active);
#endif
}
