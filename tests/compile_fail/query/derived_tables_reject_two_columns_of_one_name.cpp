// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#derived-columns-of-one-name
#include "../blog.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id, as<"post_id">(posts.id)).from(users).cross_join(posts).as<"pairs">();
#else
    return select(users.id, posts.id).from(users).cross_join(posts).as<"pairs">();
#endif
}
