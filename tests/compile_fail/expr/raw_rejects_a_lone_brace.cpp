// SPDX-License-Identifier: BSL-1.0
// expect: raw_has_a_brace_without_its_partner
// expect: docs/errors\.md#raw-braces
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return raw<int>("length({}) + 1", users.email);
#else
    return raw<int>("length({) + 1", users.email);
#endif
}
