// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no insert, update or delete in with\(\)
// expect: docs/errors\.md#feature-of-the-engine
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

inline constexpr auto gone =
    cte<"gone">(delete_from(posts).where(eq(posts.id, 1)).returning(posts.id));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(with(gone).select(gone[posts.id]).from(gone));
#else
    return orm::sql<orm::sqlite_dialect>(with(gone).select(gone[posts.id]).from(gone));
#endif
}
