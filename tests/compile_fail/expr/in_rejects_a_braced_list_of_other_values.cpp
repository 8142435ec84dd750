// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#types-do-not-compare
// expect: users_t::id_t
// expect: const char
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return in(users.id, {1, 2});
#else
    return in(users.id, {"1", "2"});
#endif
}
