// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#window-argument
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return nth_value(users.age, 2).over();
#else
    return nth_value(users.age, users.id).over();
#endif
}
