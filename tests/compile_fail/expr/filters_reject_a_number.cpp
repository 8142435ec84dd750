// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::age_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return count().filter(gt(users.age, 0)); }
#else
auto query() { return count().filter(users.age); }
#endif
