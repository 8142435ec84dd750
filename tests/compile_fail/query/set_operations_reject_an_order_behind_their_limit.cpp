// SPDX-License-Identifier: BSL-1.0
// expect: orm: a clause may not follow the one in front of it
// expect: docs/errors\.md#clause-order
// expect: order_by.*limit
#include "../blog.hpp"

#include <orm/query/set.hpp>

auto query() {
    auto const ids = union_(select(users.id).from(users), select(posts.id).from(posts));
#ifdef ORM_GOOD_TWIN
    return ids.order_by(users.id).limit(1);
#else
    return ids.limit(1).order_by(users.id);
#endif
}
