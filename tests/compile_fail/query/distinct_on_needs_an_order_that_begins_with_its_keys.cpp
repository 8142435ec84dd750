// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#distinct-on-order
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(distinct_on(posts.author_id)
                                               .select(posts.title)
                                               .from(posts)
                                               .order_by(posts.author_id, desc(posts.id)));
#else
    return orm::sql<orm::postgres_dialect>(
        distinct_on(posts.author_id).select(posts.title).from(posts).order_by(desc(posts.id)));
#endif
}
