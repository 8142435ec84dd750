// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#window-placement
// expect: users_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = cast<std::int32_t>(users.id)).all_rows();
#else
    return update(users)
        .set(users.age = cast<std::int32_t>(rank().over(order_by(users.id))))
        .all_rows();
#endif
}
