// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#nested-aggregate
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return count().filter(gt(users.age, 3));
#else
    return count().filter(gt(sum(users.age), 3));
#endif
}
