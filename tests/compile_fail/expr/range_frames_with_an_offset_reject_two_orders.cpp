// SPDX-License-Identifier: BSL-1.0
// expect: exactly one number
// expect: docs/errors\.md#frame-without-order
// expect: users_t::age_t, (\w+::)*users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return order_by(users.age).range(preceding(10));
#else
    return order_by(users.age, users.id).range(preceding(10));
#endif
}
