// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: users_t::age_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() {
    return insert_into(users).values(user{}).on_conflict(users.id).do_update_where(gt(users.age, 0),
                                                                                   users.age = 1);
}
#else
auto query() {
    return insert_into(users).values(user{}).on_conflict(users.id).do_update_where(users.age,
                                                                                   users.age = 1);
}
#endif
