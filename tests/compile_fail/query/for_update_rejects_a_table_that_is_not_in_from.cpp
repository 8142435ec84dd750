// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: users_t
#include <orm/dialect/postgres.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() {
    return orm::sql<orm::postgres_dialect>(select(posts.id).from(posts).for_update(of(posts)));
}
#else
auto query() {
    return orm::sql<orm::postgres_dialect>(select(posts.id).from(posts).for_update(of(users)));
}
#endif
