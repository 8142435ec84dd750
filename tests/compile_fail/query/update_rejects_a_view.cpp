// SPDX-License-Identifier: BSL-1.0
// expect: is given a view, which has no rows of its own
// expect: docs/errors\.md#write-to-a-view
// expect: adults_t
#include "views.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(users).set(users.email = "a").where(users.id == 1);
#else
    return update(adults).set(adults.email = "a").where(adults.id == 1);
#endif
}
