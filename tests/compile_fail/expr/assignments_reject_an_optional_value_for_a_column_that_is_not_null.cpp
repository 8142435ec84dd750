// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#null-to-not-null
// expect: users_t::age_t
#include "../blog.hpp"

auto query(std::optional<int> given) {
#ifdef ORM_GOOD_TWIN
    return users.age = given.value_or(0);
#else
    return users.age = given;
#endif
}
