// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/view.hpp>

#include "unit/query/views.hpp"

namespace press {

static_assert(orm::table<writers_t> && orm::view<writers_t>);
static_assert(orm::view<writers_as<"w">> && orm::table<writers_as<"w">>);
static_assert(!orm::view<people_t> && orm::stored_table<people_t>);
static_assert(!orm::stored_table<writers_t>);
static_assert(orm::materialized_view<ages_t> && !orm::materialized_view<writers_t>);
static_assert(std::same_as<orm::query_of_view<writers_as<"w">>, orm::query_of_view<writers_t>>);

}  // namespace press
