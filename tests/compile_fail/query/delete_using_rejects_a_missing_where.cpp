// SPDX-License-Identifier: BSL-1.0
// expect: an update or delete without where\(\) would hit every row
// expect: docs/errors\.md#write-without-where
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(
        delete_from(posts).using_(users).where(users.id == posts.author_id));
#else
    return orm::sql<orm::sqlite_dialect>(delete_from(posts).using_(users));
#endif
}
