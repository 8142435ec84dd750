// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#window-placement
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(count()).from(users).group_by(users.age);
#else
    return select(count()).from(users).group_by(rank().over(order_by(users.age)));
#endif
}
