// SPDX-License-Identifier: BSL-1.0
// expect: orm: a clause may not follow the one in front of it
// expect: docs/errors\.md#clause-order
// expect: where.*limit
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).where(users.active).limit(1);
#else
    return select(users.id).from(users).limit(1).where(users.active);
#endif
}
