// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: count_rows
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return select(users.age).from(users).group_by(users.age).having(gt(count(), 1)); }
#else
auto query() { return select(users.age).from(users).group_by(users.age).having(count()); }
#endif
