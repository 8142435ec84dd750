// SPDX-License-Identifier: BSL-1.0
// expect: a clause uses a column of a table that is not in from\(\) or a join
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::author_id_t
#include "../blog.hpp"

constexpr auto boss = alias<"boss">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(posts)
        .set(posts.title = "x")
        .from(users)
        .inner_join(boss, boss.id == users.id)
        .all_rows();
#else
    return update(posts)
        .set(posts.title = "x")
        .from(users)
        .inner_join(boss, boss.id == posts.author_id)
        .all_rows();
#endif
}
