// SPDX-License-Identifier: BSL-1.0
// expect: is given a view, which has no rows of its own
// expect: docs/errors\.md#write-to-a-view
// expect: adults_t
#include "views.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return delete_from(users).where(users.id == 1);
#else
    return delete_from(adults).where(adults.id == 1);
#endif
}
