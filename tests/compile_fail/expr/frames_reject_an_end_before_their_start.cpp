// SPDX-License-Identifier: BSL-1.0
// expect: ends before it starts
// expect: docs/errors\.md#frame-order
// expect: preceding
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return order_by(users.age).rows(preceding(1), current_row);
#else
    return order_by(users.age).rows(current_row, preceding(1));
#endif
}
