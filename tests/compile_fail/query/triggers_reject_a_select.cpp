// SPDX-License-Identifier: BSL-1.0
// expect: a trigger runs inserts, updates and deletes without returning
// expect: docs/errors\.md#trigger-statement
// expect: select_query
#include <orm/query/trigger.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(watch, "watch", after_insert(users).run(delete_from(posts).where(posts.id == 1)))
#else
ORM_TRIGGER(watch, "watch", after_insert(users).run(select(posts.id).from(posts)))
#endif
