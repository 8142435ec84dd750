// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/schema/foreign_column.hpp>
#include <orm/schema/foreign_keys.hpp>
#include <orm/support/list.hpp>

namespace orm {

/// The condition of a check or of a partial index.
template <class Condition>
struct row_condition {
    using operands = types<Condition>;
};

/// What a modifier or constraint says of columns of its own table: columns, expressions, orderings.
template <class Constraint>
struct own_nodes {
    using result = types<>;
};
template <class... Columns>
struct own_nodes<primary_key_constraint<Columns...>> {
    using result = types<Columns...>;
};
template <class... Columns>
struct own_nodes<unique_constraint<Columns...>> {
    using result = types<Columns...>;
};
template <class Columns, class Referenced>
struct own_nodes<foreign_key_constraint<Columns, Referenced>> {
    using result = Columns;
};
template <class... Items>
struct own_nodes<index_constraint<modifier_list<Items...>, no_condition>> {
    using result = types<Items...>;
};
template <class... Items, class Condition>
struct own_nodes<index_constraint<modifier_list<Items...>, Condition>> {
    using result = types<Items..., row_condition<Condition>>;
};
template <class... Items>
struct own_nodes<exclusion_constraint<modifier_list<Items...>, no_condition>> {
    using result = types<Items...>;
};
template <class... Items, class Condition>
struct own_nodes<exclusion_constraint<modifier_list<Items...>, Condition>> {
    using result = types<Items..., row_condition<Condition>>;
};
template <class Condition>
struct own_nodes<check_modifier<Condition>> {
    using result = types<row_condition<Condition>>;
};
template <class Expression>
struct own_nodes<generated_modifier<Expression>> {
    using result = types<Expression>;
};
/// A default that is an expression.
template <class Expression>
struct default_expression {
    using operands = types<Expression>;
};
template <class Expression>
    requires requires { typename Expression::operands; }
struct own_nodes<default_modifier<Expression>> {
    using result = types<default_expression<Expression>>;
};
/// A constant speaks of no column.
template <class Value>
struct own_nodes_of_value {
    using result = types<>;
};
template <class Expression>
    requires(requires { typename Expression::operands; } || column<Expression>)
struct own_nodes_of_value<Expression> {
    using result = types<Expression>;
};
template <class Expression>
struct own_nodes<backfill_modifier<Expression>> : own_nodes_of_value<Expression> {};
template <class Expression>
struct own_nodes<using_modifier<Expression>> : own_nodes_of_value<Expression> {};
template <class... Modifiers>
struct own_nodes<types<Modifiers...>> {
    using result = joined_types<typename own_nodes<Modifiers>::result...>;
};
template <class... Constraints>
struct own_nodes<modifier_list<Constraints...>> {
    using result = joined_types<typename own_nodes<Constraints>::result...>;
};

constexpr bool has_expression(column_facts const& column) { return column.options->has_expression; }

template <class Columns>
struct own_nodes_of_columns;
template <class... Columns>
struct own_nodes_of_columns<types<Columns...>> {
    using result = joined_types<typename own_nodes<modifiers_of<Columns>>::result...>;
};

/// All that the checks, generated columns, constraints and indexes of a table speak of.
template <class Table>
using own_columns_of =
    joined_types<typename own_nodes_of_columns<
                     columns_where<modified_columns_of<Table>, has_expression>>::result,
                 typename own_nodes<constraint_list_of<Table>>::result>;

/// Whether an expression is about the values of one row: no aggregate, no window function, no
/// subquery, and no parameter in it. The engines check and index nothing else.
template <class Node>
inline constexpr bool speaks_of_one_row = false;
template <class... Nodes>
inline constexpr bool speaks_of_one_row<types<Nodes...>> = (speaks_of_one_row<Nodes> && ...);
template <class... Nodes>
inline constexpr bool speaks_of_one_row<list<Nodes...>> = (speaks_of_one_row<Nodes> && ...);
template <class Node>
    requires requires { typename Node::operands; }
inline constexpr bool speaks_of_one_row<Node> =
    !requires { requires Node::summary; } && !requires { requires Node::is_windowed; } &&
    !requires { requires Node::is_select; } && !requires { requires Node::is_parameter; } &&
    speaks_of_one_row<typename Node::operands>;

template <class Expression>
inline constexpr bool speaks_of_one_row<default_expression<Expression>> =
    speaks_of_one_row<Expression> &&
    std::is_void_v<typename foreign_column<Expression, types<>>::result>;

template <class Node>
concept row_expression = speaks_of_one_row<Node>;

template <class Node>
inline constexpr bool is_condition_if_it_must = true;
template <class Condition>
inline constexpr bool is_condition_if_it_must<row_condition<Condition>> =
    requires { requires std::is_same_v<typename Condition::type, bool>; };

}  // namespace orm
