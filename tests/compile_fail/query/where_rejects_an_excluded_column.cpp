// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: excluded_column<users_t::age_t>
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = 1).where(gt(users.age, 1));
#else
    return update(users).set(users.age = 1).where(gt(excluded(users.age), 1));
#endif
}
