// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::author_id_t
#include "../blog.hpp"

inline constexpr auto other = alias<"other">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).where(
        exists(select(other.id).from(other).where(eq(other.age, users.age)))));
#else
    return orm::sql<orm::sqlite_dialect>(select(users.id).from(users).where(
        exists(select(other.id).from(other).where(eq(posts.author_id, users.id)))));
#endif
}
