// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#nested-window
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return count().filter(gt(users.age, 3)).over();
#else
    return count().filter(gt(lag(users.age).over(), 3)).over();
#endif
}
