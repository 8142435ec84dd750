// SPDX-License-Identifier: BSL-1.0
// expect: is a query of words
// expect: docs/errors\.md#text-query
#include "search.hpp"

auto query() {
    auto const words = to_tsvector<"english">(posts.title);
#ifdef ORM_GOOD_TWIN
    return select(posts.id).from(posts).where(match(words, websearch_to_tsquery<"english">("sea")));
#else
    return select(posts.id).from(posts).where(match(words, "sea"));
#endif
}
