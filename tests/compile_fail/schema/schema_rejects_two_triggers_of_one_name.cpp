// SPDX-License-Identifier: BSL-1.0
// expect: two tables, views or sequences, or two triggers
// expect: docs/errors\.md#duplicate-table
// expect: second_t
#include "tables.hpp"

#include <orm/query/trigger.hpp>

ORM_TRIGGER(first, "gone", after_delete(owners).run(delete_from(owners).where(owners.id == 0)))
#ifdef ORM_GOOD_TWIN
ORM_TRIGGER(second, "come", after_insert(owners).run(delete_from(owners).where(owners.id == 0)))
#else
ORM_TRIGGER(second, "Gone", after_insert(owners).run(delete_from(owners).where(owners.id == 0)))
#endif
inline constexpr auto made = orm::schema(owners, first, second);
