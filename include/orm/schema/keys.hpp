// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/schema/table.hpp>

namespace orm {

constexpr bool is_marked_as_key(column_facts const& column) { return column.options->primary_key; }

template <class Columns>
using columns_marked_as_key = columns_where<Columns, is_marked_as_key>;

/// The columns of the keys that ORM_CONSTRAINTS makes, a list for each key.
template <class Constraint>
struct key_constraints {
    using result = types<>;
};
template <class... Columns>
struct key_constraints<primary_key_constraint<Columns...>> {
    using result = types<types<Columns...>>;
};
template <class... Constraints>
struct key_constraints<modifier_list<Constraints...>> {
    using result = joined_types<typename key_constraints<Constraints>::result...>;
};
template <class Table>
using key_constraints_of = typename key_constraints<constraint_list_of<Table>>::result;

template <class MarkedColumns, class Constraints>
struct declared_key;
template <class... Columns, class... Constraints>
struct declared_key<types<Columns...>, types<Constraints...>> {
    using result = joined_types<types<Columns...>, Constraints...>;
};

/// The column of an alias that stands for one of the table's.
template <class Column, class Columns>
struct column_of_alias;
template <class Column, class... Columns>
struct column_of_alias<Column, types<Columns...>> {
    using result =
        first_type<joined_types<std::conditional_t<__is_same(typename Columns::origin, Column),
                                                   types<Columns>, types<>>...>>;
};

template <class Table, class Key>
struct key_in;
template <class Table, class... Key>
struct key_in<Table, types<Key...>> {
    using result = types<typename column_of_alias<Key, columns_of<Table>>::result...>;
};
template <class Table, class... Key>
    requires(__is_same(origin_of<Table>, Table))
struct key_in<Table, types<Key...>> {
    using result = types<Key...>;
};

/// The columns of a table's primary key: the one marked so, or those of a constraint; empty when
/// there is none.
template <table Table>
using primary_key_of = typename key_in<
    Table, typename declared_key<columns_marked_as_key<modified_columns_of<origin_of<Table>>>,
                                 key_constraints_of<origin_of<Table>>>::result>::result;

/// A key that the database makes: one whole number, marked `autoincrement`.
template <class Key>
inline constexpr bool is_generated_key = false;
template <class Column>
inline constexpr bool is_generated_key<types<Column>> = options_of<Column>.autoincrement;

}  // namespace orm
