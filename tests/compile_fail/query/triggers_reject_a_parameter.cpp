// SPDX-License-Identifier: BSL-1.0
// expect: a statement of a trigger has a parameter
// expect: docs/errors\.md#trigger-with-a-parameter
// expect: watch_t
#include <orm/render/create_objects.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(watch, "watch", after_insert(users).run(delete_from(posts).where(posts.id == 1)))
#else
ORM_TRIGGER(watch, "watch",
            after_insert(users).run(delete_from(posts).where(posts.id ==
                                                             param<"id", std::int64_t>)))
#endif

auto const& made = orm::create_sql<orm::sqlite_dialect>(orm::schema(users, posts, watch));
