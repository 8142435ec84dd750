// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#aggregate-in-where
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = users.age + 1).all_rows();
#else
    return update(users).set(users.age = max(users.age)).all_rows();
#endif
}
