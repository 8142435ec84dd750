// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-an-assignment
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "a@example.org");
#else
    return insert_into(users).values(users.email == "a@example.org");
#endif
}
