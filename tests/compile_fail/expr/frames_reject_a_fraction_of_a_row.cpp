// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#frame-offset
// expect: bound<double
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return order_by(users.age).range(preceding(1.5));
#else
    return order_by(users.age).rows(preceding(1.5));
#endif
}
