// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#types-do-not-calculate
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).where((users.age + 1) * 2 > users.age ||
                                              like(users.email, "x"));
#else
    return select(users.id).from(users).where((users.email + 1) * 2 > users.age ||
                                              like(users.email, "x"));
#endif
}
