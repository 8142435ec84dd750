// SPDX-License-Identifier: BSL-1.0
// expect: take a whole number
// expect: docs/errors\.md#window-argument
// expect: double
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return ntile(4).over();
#else
    return ntile(4.5).over();
#endif
}
