// SPDX-License-Identifier: BSL-1.0
// expect: an update or delete without where\(\) would hit every row
// expect: docs/errors\.md#write-without-where
// expect: posts_t
#include <orm/query/trigger.hpp>

#include "../blog.hpp"

#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(watch, "watch", after_insert(users).run(delete_from(posts).all_rows()))
#else
ORM_TRIGGER(watch, "watch", after_insert(users).run(delete_from(posts)))
#endif
