// SPDX-License-Identifier: BSL-1.0
// expect: null is assigned to a column that is not null
// expect: docs/errors\.md#null-to-not-null
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return users.nickname = std::nullopt;
#else
    return users.email = std::nullopt;
#endif
}
