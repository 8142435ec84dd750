// SPDX-License-Identifier: BSL-1.0
// expect: match\(\) looks into a search table
// expect: docs/errors\.md#search-operand
// expect: posts_t::title_t
#include "search.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(rowid(post_texts)).from(post_texts).where(match(post_texts.title, "sea"));
#else
    return select(posts.id).from(posts).where(match(posts.title, "sea"));
#endif
}
