// SPDX-License-Identifier: BSL-1.0
// expect: a constant is assigned to a column whose type does not have that number
// expect: docs/errors\.md#constant-out-of-range
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = lit<2'147'483'647>).all_rows();
#else
    return update(users).set(users.age = lit<2'147'483'648>).all_rows();
#endif
}
