// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#writes-in-a-subquery
#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

inline constexpr auto gone =
    cte<"gone">(delete_from(posts).where(eq(posts.id, 1)).returning(posts.author_id));
inline constexpr auto authors = select(gone[posts.author_id]).from(gone);

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(
        with(gone).select(users.id).from(users).where(in(users.id, authors)));
#else
    return orm::sql<orm::postgres_dialect>(select(users.id).from(users).where(
        in(users.id, with(gone).select(gone[posts.author_id]).from(gone))));
#endif
}
