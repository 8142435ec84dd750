// SPDX-License-Identifier: BSL-1.0
// expect: fn<> takes the name of a function, and nothing else
// expect: docs/errors\.md#function-name
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return fn<"abs", std::int64_t>(users.age);
#else
    return fn<"max(1) + abs", std::int64_t>(users.age);
#endif
}
