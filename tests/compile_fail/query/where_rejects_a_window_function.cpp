// SPDX-License-Identifier: BSL-1.0
// expect: belong in select\(\) and order_by\(\) only
// expect: docs/errors\.md#window-placement
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).order_by(gt(sum(users.age).over(), 100));
#else
    return select(users.id).from(users).where(gt(sum(users.age).over(), 100));
#endif
}
