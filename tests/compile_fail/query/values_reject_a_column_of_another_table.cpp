// SPDX-License-Identifier: BSL-1.0
// expect: name columns of the statement's own table
// expect: docs/errors\.md#column-of-another-table
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "x");
#else
    return insert_into(users).values(users.email = "x", posts.title = "y");
#endif
}
