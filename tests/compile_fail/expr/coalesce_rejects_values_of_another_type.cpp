// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#results-differ
// expect: users_t::nickname_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return coalesce(users.nickname, "nobody");
#else
    return coalesce(users.nickname, 0);
#endif
}
