// SPDX-License-Identifier: BSL-1.0
// expect: a clause uses a column of a table that is not in from\(\) or a join
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(posts.title).from(posts));
#else
    return orm::sql<orm::sqlite_dialect>(select(posts.title).from(users));
#endif
}
