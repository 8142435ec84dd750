// SPDX-License-Identifier: BSL-1.0
// expect: values\(\) leaves out a required column
// expect: docs/errors\.md#required-column-missing
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(posts).values(posts.author_id = 1, posts.title = "x");
#else
    return insert_into(posts).values(posts.author_id = 1);
#endif
}
