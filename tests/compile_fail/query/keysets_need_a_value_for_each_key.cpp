// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#keyset-values
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return keyset(users.age, users.id).after(18, 7);
#else
    return keyset(users.age, users.id).after(18);
#endif
}
