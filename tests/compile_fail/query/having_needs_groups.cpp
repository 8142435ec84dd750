// SPDX-License-Identifier: BSL-1.0
// expect: orm: a clause may not follow the one in front of it
// expect: docs/errors\.md#clause-order
// expect: having.*where
#include "../blog.hpp"

auto query() {
    auto const query = select(users.age).from(users).where(users.active);
#ifdef ORM_GOOD_TWIN
    return query.group_by(users.age).having(gt(count(), 1));
#else
    return query.having(gt(count(), 1));
#endif
}
