// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: alias_column<.*users_as<.*manager.*>, .*users_t::age_t>
#include "../blog.hpp"

inline constexpr auto manager = alias<"manager">(users);

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(users.id)
                                             .from(users)
                                             .left_join(manager, eq(manager.age, users.id))
                                             .inner_join(posts, eq(posts.id, manager.age)));
#else
    return orm::sql<orm::sqlite_dialect>(
        select(users.id).from(users).inner_join(posts, eq(posts.id, manager.age)));
#endif
}
