// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#nested-window
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return row_number().over(order_by(users.age));
#else
    return row_number().over(order_by(rank().over(order_by(users.age))));
#endif
}
