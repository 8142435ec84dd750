// SPDX-License-Identifier: BSL-1.0
// expect: select\(\) of everything needs from\(\)
// expect: docs/errors\.md#select-of-nothing
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select().from(users));
#else
    return orm::sql<orm::sqlite_dialect>(select());
#endif
}
