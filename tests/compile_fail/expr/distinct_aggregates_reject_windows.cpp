// SPDX-License-Identifier: BSL-1.0
// expect: no window functions of distinct values
// expect: docs/errors\.md#distinct-over
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return count(users.age).over();
#else
    return count_distinct(users.age).over();
#endif
}
