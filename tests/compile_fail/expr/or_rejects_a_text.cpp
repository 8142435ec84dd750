// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::email_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return or_(users.active, like(users.email, "a%")); }
#else
auto query() { return or_(users.active, users.email); }
#endif
