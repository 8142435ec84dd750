// SPDX-License-Identifier: BSL-1.0
// expect: an expression that may be null is assigned to a column that is not null
// expect: docs/errors\.md#nullable-to-not-null
// expect: users_t::nickname_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.email = coalesce(users.nickname, "")).all_rows();
#else
    return update(users).set(users.email = users.nickname).all_rows();
#endif
}
