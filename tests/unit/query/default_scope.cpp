// SPDX-License-Identifier: BSL-1.0
#include <orm/query/default_scope.hpp>

#include <type_traits>

#include "unit/mixin/notes.hpp"

using namespace noted;
using namespace orm::dsl;
using orm::deleted_rows;

using alive = orm::types<orm::null_test<true, notes_t::deleted_at_t>>;
using none  = orm::types<>;

static_assert(
    std::is_same_v<orm::scope_conditions<notes_t, deleted_rows::left_out>::result, alive>);
static_assert(std::is_same_v<orm::scope_conditions<notes_t, deleted_rows::included>::result, none>);
static_assert(
    std::is_same_v<orm::scope_conditions<authors_t, deleted_rows::left_out>::result, none>);
static_assert(orm::is_scoped<notes_t> && !orm::is_scoped<authors_t> && !orm::is_scoped<void>);

// Of the table in from() they stand in where(), unless an outer join keeps what is behind it.
constexpr auto on     = eq(notes.author_id, authors.id);
constexpr auto plain  = select(notes.id).from(notes);
constexpr auto outer  = plain.left_join(authors, on);
constexpr auto turned = plain.right_join(authors, on);
template <auto& Query>
using where_of = orm::select_scope<std::remove_cvref_t<decltype(Query)>>::in_where;
static_assert(std::is_same_v<where_of<plain>, alive>);
static_assert(std::is_same_v<where_of<outer>, alive>);
static_assert(std::is_same_v<where_of<turned>, none>);

// Of an update they are those of its table and of from().
static_assert(std::is_same_v<orm::conditions_of_write<notes_t, orm::every_row>, alive>);
static_assert(
    std::is_same_v<
        orm::conditions_of_write<notes_t, orm::rows_among<deleted_rows::purged, orm::every_row>>,
        none>);
static_assert(orm::is_scoped_write<
              authors_t, orm::chosen_rows<orm::list<orm::from_clause<notes_t>>, orm::every_row>>);
static_assert(!orm::is_scoped_write<authors_t, orm::every_row>);
