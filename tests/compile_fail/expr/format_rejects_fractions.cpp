// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return format<"%s">(users.age * 5);
#else
    return format<"%s">(users.age * 0.5);
#endif
}
