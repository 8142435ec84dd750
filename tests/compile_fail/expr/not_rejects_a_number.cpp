// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::age_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return not_(users.active); }
#else
auto query() { return not_(users.age); }
#endif
