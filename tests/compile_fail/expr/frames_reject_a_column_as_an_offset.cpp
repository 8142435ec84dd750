// SPDX-License-Identifier: BSL-1.0
// expect: the same for all rows
// expect: docs/errors\.md#frame-offset
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return order_by(users.age).rows(preceding(lit<1>));
#else
    return order_by(users.age).rows(preceding(users.id));
#endif
}
