// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#comparing-with-null
// expect: users_t::age_t
// expect: std::optional<int>
#include "../blog.hpp"

auto query(std::optional<int> given) {
#ifdef ORM_GOOD_TWIN
    return when(given, [](int age) { return gt(users.age, age); });
#else
    return gt(users.age, given);
#endif
}
