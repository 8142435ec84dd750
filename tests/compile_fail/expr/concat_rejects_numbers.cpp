// SPDX-License-Identifier: BSL-1.0
// expect: concat\(\) joins texts
// expect: docs/errors\.md#concat-takes-text
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return concat(users.email, cast<std::string>(users.age));
#else
    return concat(users.email, users.age);
#endif
}
