// SPDX-License-Identifier: BSL-1.0
// expect: on_conflict\(\) names columns that are not unique together
// expect: docs/errors\.md#conflict-target
// expect: users_t::nickname_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "x").on_conflict(users.email).do_nothing();
#else
    return insert_into(users).values(users.email = "x").on_conflict(users.nickname).do_nothing();
#endif
}
