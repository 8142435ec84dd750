// SPDX-License-Identifier: BSL-1.0
// expect: the function given to when\(\) has to return a condition
// expect: docs/errors\.md#when-makes-a-condition
// expect: users_t::age_t
#include "../blog.hpp"

auto query(std::optional<int> age) {
#ifdef ORM_GOOD_TWIN
    return when(age, [](int years) { return eq(users.age, years); });
#else
    return when(age, [](int years) { return users.age + years; });
#endif
}
