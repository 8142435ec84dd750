// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#write-without-where
// expect: users_t
#include "../blog.hpp"

inline constexpr auto found = cte<"found">(select(posts.author_id).from(posts));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(with(found).delete_from(users).all_rows());
#else
    return orm::sql<orm::sqlite_dialect>(with(found).delete_from(users));
#endif
}
