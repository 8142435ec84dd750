// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#frame-without-order
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return order_by(users.email).range(unbounded_preceding);
#else
    return order_by(users.email).range(preceding(10));
#endif
}
