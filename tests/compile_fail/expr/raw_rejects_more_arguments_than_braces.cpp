// SPDX-License-Identifier: BSL-1.0
// expect: raw_has_more_or_fewer_braces_than_arguments
// expect: docs/errors\.md#raw-arguments
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return raw<int>("length({}) + {}", users.email, 1);
#else
    return raw<int>("length({}) + 1", users.email, 1);
#endif
}
