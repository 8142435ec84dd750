// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#required-column-missing
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "x");
#else
    return insert_into(users).default_values();
#endif
}
