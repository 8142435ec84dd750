// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#keyset-nulls
// expect: users_t::nickname_t
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return keyset(nulls_last(users.nickname), users.id);
#else
    return keyset(users.nickname, users.id);
#endif
}
