// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::email_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return update(users).set(users.age = 1).where(eq(users.email, "a")); }
#else
auto query() { return update(users).set(users.age = 1).where(users.email); }
#endif
