// SPDX-License-Identifier: BSL-1.0
// expect: an expression that may be null is assigned to a column that is not null
// expect: docs/errors\.md#nullable-to-not-null
#include "../blog.hpp"

constexpr auto boss = alias<"boss">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(posts)
        .set(posts.title = boss.email)
        .from(users)
        .inner_join(boss, boss.id == users.age)
        .where(users.id == posts.author_id);
#else
    return update(posts)
        .set(posts.title = boss.email)
        .from(users)
        .left_join(boss, boss.id == users.age)
        .where(users.id == posts.author_id);
#endif
}
