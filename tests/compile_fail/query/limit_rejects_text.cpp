// SPDX-License-Identifier: BSL-1.0
// expect: limit\(\) and offset\(\) take a number of rows
// expect: docs/errors\.md#row-count
// expect: const char
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).limit(10);
#else
    return select(users.id).from(users).limit("10");
#endif
}
