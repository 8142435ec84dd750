// SPDX-License-Identifier: BSL-1.0
// expect: an insert has nothing old, and a delete nothing new
// expect: docs/errors\.md#trigger-row
// expect: users_t::id_t
#include <orm/query/trigger.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(watch, "watch",
            after_insert(users).run(delete_from(posts).where(posts.id == new_(users.id))))
#else
ORM_TRIGGER(watch, "watch",
            after_insert(users).run(delete_from(posts).where(posts.id == old_(users.id))))
#endif
