// SPDX-License-Identifier: BSL-1.0
// expect: is given a view, which has no rows of its own
// expect: docs/errors\.md#write-to-a-view
// expect: adults_t
#include "views.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(users).values(users.email = "a", users.id = 1);
#else
    return insert_into(adults).values(adults.email = "a", adults.id = 1);
#endif
}
