// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: bool
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return and_(users.active, eq(users.age, 1)); }
#else
auto query() { return and_(users.active, true); }
#endif
