// SPDX-License-Identifier: BSL-1.0
// expect: the two sides of a comparison have types that do not compare
// expect: docs/errors\.md#types-do-not-compare
// expect: users_t::age_t
// expect: char const|const char
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return eq(users.age, 7);
#else
    return eq(users.age, "seven");
#endif
}
