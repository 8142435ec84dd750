// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/schema/table.hpp>

namespace orm {

/// A foreign key as a type: its columns, and those they refer to in the same order.
template <class Columns, class Referenced>
struct key_reference {
    using columns    = Columns;
    using referenced = Referenced;
    using table      = typename first_type<Columns>::table;
    using target     = typename first_type<Referenced>::table;
};

template <class Columns, class Modifier>
struct references_in {
    using result = types<>;
};
template <class Columns, class Referenced>
struct references_in<Columns, references_modifier<Referenced>> {
    using result = types<key_reference<Columns, types<Referenced>>>;
};
template <class Columns, class Referenced>
struct references_in<void, foreign_key_constraint<Columns, Referenced>> {
    using result = types<key_reference<Columns, Referenced>>;
};
template <class Columns, class... Modifiers>
struct references_in<Columns, types<Modifiers...>> {
    using result = joined_types<typename references_in<Columns, Modifiers>::result...>;
};
template <class... Constraints>
struct references_in<void, modifier_list<Constraints...>> {
    using result = joined_types<typename references_in<void, Constraints>::result...>;
};

template <class Column>
struct references_of_column {
    using result = typename references_in<types<Column>, modifiers_of<Column>>::result;
};

constexpr bool has_reference(column_facts const& column) { return column.options->has_reference; }

template <class Columns>
struct references_of_columns;
template <class... Columns>
struct references_of_columns<types<Columns...>> {
    using result = joined_types<typename references_of_column<Columns>::result...>;
};

/// The foreign keys of a table: those of single columns in the order of the columns, and behind
/// them those of ORM_CONSTRAINTS.
template <table Table>
using foreign_keys_of =
    joined_types<typename references_of_columns<
                     columns_where<modified_columns_of<Table>, has_reference>>::result,
                 typename references_in<void, constraint_list_of<Table>>::result>;

template <class Left, class Right>
inline constexpr bool is_same_set = false;
template <class... Left, class... Right>
inline constexpr bool is_same_set<types<Left...>, types<Right...>> =
    sizeof...(Left) == sizeof...(Right) && (types<Right...>::template contains<Left> && ...);

template <class Constraint, class Columns>
inline constexpr bool makes_unique = false;
template <class... Key, class Columns>
inline constexpr bool makes_unique<primary_key_constraint<Key...>, Columns> =
    is_same_set<types<Key...>, Columns>;
template <class... Key, class Columns>
inline constexpr bool makes_unique<unique_constraint<Key...>, Columns> =
    is_same_set<types<Key...>, Columns>;
template <class... Constraints, class Columns>
inline constexpr bool makes_unique<modifier_list<Constraints...>, Columns> =
    (makes_unique<Constraints, Columns> || ...);

/// The columns together are the primary key or a unique constraint of their table.
template <class Columns>
inline constexpr bool is_unique_key =
    makes_unique<constraint_list_of<typename first_type<Columns>::table>, Columns>;
template <class Column>
inline constexpr bool is_unique_key<types<Column>> =
    options_of<Column>.primary_key || options_of<Column>.unique ||
    makes_unique<constraint_list_of<typename Column::table>, types<Column>>;

}  // namespace orm
