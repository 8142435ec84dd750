// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no to_tsvector\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "search.hpp"

auto query() {
    auto const found = select(posts.id).from(posts).where(
        match(to_tsvector<"english">(posts.title), plainto_tsquery<"english">("sea")));
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(found);
#else
    return orm::sql<orm::sqlite_dialect>(found);
#endif
}
