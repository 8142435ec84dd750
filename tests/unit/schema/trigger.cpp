// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/trigger.hpp>

#include "unit/query/triggers.hpp"

namespace press {

static_assert(orm::schema_trigger<person_added_t> && !orm::schema_trigger<people_t>);
static_assert(std::same_as<orm::table_of_trigger<person_aged_t>, people_t>);
static_assert(decltype(with_triggers)::objects::triggers::size == 4);
static_assert(decltype(with_triggers)::tables::size == 3);

}  // namespace press
