// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#column-of-another-table
// expect: posts_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "x").on_conflict(users.email).do_nothing();
#else
    return insert_into(users).values(users.email = "x").on_conflict(posts.id).do_nothing();
#endif
}
