// SPDX-License-Identifier: BSL-1.0
// expect: look at single rows
// expect: docs/errors\.md#aggregate-in-where
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.active).from(users).group_by(users.active).having(gt(sum(users.age), 100));
#else
    return select(users.active).from(users).where(gt(sum(users.age), 100)).group_by(users.active);
#endif
}
