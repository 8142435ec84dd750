// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#row-count
// expect: double
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).limit(10).offset(1);
#else
    return select(users.id).from(users).limit(10).offset(1.5);
#endif
}
