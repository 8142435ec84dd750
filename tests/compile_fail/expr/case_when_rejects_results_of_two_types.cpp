// SPDX-License-Identifier: BSL-1.0
// expect: give values of one type
// expect: docs/errors\.md#results-differ
// expect: int
// expect: std::string|basic_string|char const|const char|string_view
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return case_when(users.active, "yes").else_("no");
#else
    return case_when(users.active, "yes").else_(0);
#endif
}
