// SPDX-License-Identifier: BSL-1.0
// expect: take columns of the trigger's own table
// expect: docs/errors\.md#trigger-row
// expect: posts_t::id_t
#include <orm/query/trigger.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(watch, "watch",
            after_insert(users).run(delete_from(posts).where(posts.id == new_(users.id))))
#else
ORM_TRIGGER(watch, "watch",
            after_insert(users).run(delete_from(posts).where(posts.id == new_(posts.id))))
#endif
