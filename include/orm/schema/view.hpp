// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include <orm/schema/table.hpp>

namespace orm {

/// The base of every view that `ORM_VIEW` makes. A view is a table wherever it is read.
struct view_base : table_base {};

/// Of one that keeps its rows until it is refreshed.
struct materialized_view_base : view_base {};

template <class Type>
concept view = __is_base_of(view_base, Type);

template <class Type>
concept materialized_view = __is_base_of(materialized_view_base, Type);

/// What is written to, and what a foreign key may refer to.
template <class Type>
concept stored_table = table<Type> && !view<Type>;

/// Its own template, so that the compiler looks the function up once for a view.
template <class View>
struct defined_view {
    using query = decltype(orm_view_query(std::declval<View const&>()));
};

/// The type of the query that a view stands for.
template <view View>
using query_of_view = typename defined_view<origin_of<View>>::query;

/// The tables and views in a query, specialised where queries are known.
template <class Query>
struct relations_read;

template <view View>
using relations_read_by = typename relations_read<query_of_view<View>>::result;

/// The triggers that a schema has for the sake of a table or view.
template <class Part>
struct implied_triggers {
    using result = types<>;
};

}  // namespace orm
