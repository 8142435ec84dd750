// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: posts_t::author_id_t
#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return select().from(users).left_join(posts, eq(posts.author_id, users.id)); }
#else
auto query() { return select().from(users).left_join(posts, posts.author_id); }
#endif
