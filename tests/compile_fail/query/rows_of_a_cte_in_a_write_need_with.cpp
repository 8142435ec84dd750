// SPDX-License-Identifier: BSL-1.0
// expect: that no with\(\) declares
// expect: docs/errors\.md#cte-without-with
#include "../blog.hpp"

inline constexpr auto found  = cte<"found">(select(posts.author_id).from(posts));
inline constexpr auto listed = in(users.id, select(found[posts.author_id]).from(found));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(with(found).delete_from(users).where(listed));
#else
    return orm::sql<orm::sqlite_dialect>(delete_from(users).where(listed));
#endif
}
