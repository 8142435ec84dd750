// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::age_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return case_when(gt(users.age, 0), 1); }
#else
auto query() { return case_when(users.age, 1); }
#endif
