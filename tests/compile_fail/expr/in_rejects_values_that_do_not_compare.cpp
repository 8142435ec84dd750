// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#types-do-not-compare
// expect: users_t::email_t
#include "../blog.hpp"

auto query(std::vector<int> const& ids) {
#ifdef ORM_GOOD_TWIN
    return in(users.id, ids);
#else
    return in(users.email, ids);
#endif
}
