// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
// expect: users_t::email_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return abs(users.age);
#else
    return abs(users.email);
#endif
}
