// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#derived-column-without-name
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(as<"rows">(count())).from(posts).as<"counted">();
#else
    return select(count()).from(posts).as<"counted">();
#endif
}
