// SPDX-License-Identifier: BSL-1.0
// expect: like\(\) and its family take text
// expect: docs/errors\.md#like-takes-text
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return like(users.email, "1%");
#else
    return like(users.age, "1%");
#endif
}
