// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        select(users.id).from(users).window(as<"w">(order_by(users.age))));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.id).from(users).window(as<"w">(order_by(posts.title))));
#endif
}
