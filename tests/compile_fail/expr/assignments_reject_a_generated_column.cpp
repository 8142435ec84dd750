// SPDX-License-Identifier: BSL-1.0
// expect: the database computes this column
// expect: docs/errors\.md#generated-column
// expect: posts_t::letters_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return posts.title = "x";
#else
    return posts.letters = 1;
#endif
}
