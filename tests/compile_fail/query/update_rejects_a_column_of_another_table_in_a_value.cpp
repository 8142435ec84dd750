// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::id_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.age = users.id).all_rows();
#else
    return update(users).set(users.age = posts.id).all_rows();
#endif
}
