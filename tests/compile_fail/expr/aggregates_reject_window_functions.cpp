// SPDX-License-Identifier: BSL-1.0
// expect: cannot stand inside of an aggregate
// expect: docs/errors\.md#nested-window
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return max(users.age).over();
#else
    return max(sum(users.age).over());
#endif
}
