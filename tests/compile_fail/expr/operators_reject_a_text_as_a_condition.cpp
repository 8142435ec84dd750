// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return users.id == 1 && !users.active;
#else
    return users.id == 1 && users.email;
#endif
}
