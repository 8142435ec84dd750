// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: users_t::id_t
#include "../blog.hpp"

template <class Rows>
auto joined(Rows rows) {
    return orm::sql<orm::sqlite_dialect>(
        select(users.email, rows[posts.title]).from(users).cross_join(rows));
}

auto query() {
#ifdef ORM_GOOD_TWIN
    return joined(select(posts.title).from(posts).as<"some">());
#else
    return joined(
        select(posts.title).from(posts).where(eq(posts.author_id, users.id)).as<"some">());
#endif
}
