// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#results-differ
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return lag(users.age, 1, 0).over();
#else
    return lag(users.age, 1, "none").over();
#endif
}
