// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return delete_from(users).all_rows().returning(users.id);
#else
    return delete_from(users).all_rows().returning(posts.id);
#endif
}
