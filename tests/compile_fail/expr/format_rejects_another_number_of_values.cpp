// SPDX-License-Identifier: BSL-1.0
// expect: the pattern of format<>\(\) has one %s for each value
// expect: docs/errors\.md#format-pattern
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return format<"%s of %s">(users.email, users.age);
#else
    return format<"%s of %s">(users.email);
#endif
}
