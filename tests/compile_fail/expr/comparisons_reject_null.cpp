// SPDX-License-Identifier: BSL-1.0
// expect: a comparison with null is never true
// expect: docs/errors\.md#comparing-with-null
// expect: users_t::nickname_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return is_null(users.nickname);
#else
    return users.nickname == nullptr;
#endif
}
