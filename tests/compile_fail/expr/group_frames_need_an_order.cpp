// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#frame-without-order
// expect: groups
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return partition_by(users.age).rows(preceding(1));
#else
    return partition_by(users.age).groups(preceding(1));
#endif
}
