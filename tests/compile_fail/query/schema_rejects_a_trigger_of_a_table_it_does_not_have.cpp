// SPDX-License-Identifier: BSL-1.0
// expect: has a trigger but not the table whose rows it runs for
// expect: docs/errors\.md#trigger-of-a-missing-table
// expect: users_t
#include <orm/query/trigger.hpp>
#include <orm/schema/schema.hpp>

#include "../blog.hpp"

struct note {
    std::int64_t id{};
};
ORM_TABLE(notes, note, "notes", (id, primary_key))
ORM_TRIGGER(watch, "watch", after_insert(users).run(delete_from(notes).all_rows()))

#ifdef ORM_GOOD_TWIN
inline constexpr auto made = orm::schema(users, notes, watch);
#else
inline constexpr auto made = orm::schema(notes, watch);
#endif
