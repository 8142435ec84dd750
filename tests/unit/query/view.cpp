// SPDX-License-Identifier: BSL-1.0
#include <orm/query/view.hpp>

#include "unit/query/views.hpp"

namespace press {

using namespace orm::dsl;

template <class Query>
using row_of_query = typename orm::result_of<Query>::row;

static_assert(orm::check_view<writers_t>() && orm::check_view<works_t>());
static_assert(orm::lists_every_column_of_its_query<writers_t, orm::query_of_view<writers_t>>);
static_assert(orm::only_renamed<writers_t::name_t> && !orm::only_renamed<people_t::id_t>);
static_assert(!orm::query_for_a_view<int>);

// A view is read like a table.
static_assert(std::same_as<row_of_query<decltype(select().from(writers))>, writer>);
static_assert(std::same_as<row_of_query<decltype(select(works.last).from(works))>,
                           std::optional<std::string>>);
static_assert(std::same_as<row_of_query<decltype(select().from(grown_ups))>, person>);

// The rows of a table's struct are those of the table wherever a struct is enough.
static_assert(std::same_as<orm::table_for<person>, people_t>);
static_assert(!orm::mapped_row<writer>);

}  // namespace press
