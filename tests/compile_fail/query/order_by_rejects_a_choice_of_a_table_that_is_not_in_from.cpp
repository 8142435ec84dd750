// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
#include "../blog.hpp"

inline constexpr auto sorts =
    sort_choices(sort_choice<"email">(users.email), sort_choice<"title">(posts.title));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(users.id)
                                             .from(users)
                                             .inner_join(posts, eq(posts.author_id, users.id))
                                             .order_by(sorts.first()));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).order_by(sorts.first()));
#endif
}
