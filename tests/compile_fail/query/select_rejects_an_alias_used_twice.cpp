// SPDX-License-Identifier: BSL-1.0
// expect: two selected expressions have the same alias
// expect: docs/errors\.md#alias-used-twice
// expect: users_t::age_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(as<"n">(users.id), as<"years">(users.age)).from(users);
#else
    return select(as<"n">(users.id), as<"n">(users.age)).from(users);
#endif
}
