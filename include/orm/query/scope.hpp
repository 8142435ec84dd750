// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>

#include <orm/expr/aggregate.hpp>
#include <orm/expr/expression.hpp>
#include <orm/schema/foreign_column.hpp>
#include <orm/schema/table.hpp>

namespace orm {

/// The tables a clause may speak of, and those among them that an outer join may leave out; whether
/// every group has rows, and what is null where it is rolled up.
template <class Tables = types<>, class Outer = types<>, bool Grouped = false,
          class Rolled = types<>>
struct scope {
    using tables                  = Tables;
    using outer                   = Outer;
    using rolled                  = Rolled;
    static constexpr bool grouped = Grouped;
};

template <class Column, class Tables>
concept table_in_scope = std::is_void_v<Column>;

/// Rule `table-not-in-from`. Its own function, because compilers print its template arguments: the
/// column at fault and the tables there are.
template <class Column, class Tables>
consteval bool check_scope() {
    static_assert(
        table_in_scope<Column, Tables>,
        "orm: a clause uses a column of a table that is not in from() or a join. Name the table "
        "there. docs/errors.md#table-not-in-from");
    return table_in_scope<Column, Tables>;
}

/// Stands for every common table expression: a clause does not know yet what with() declares in
/// front of its statement, which looks for that as a whole.
struct any_declared {};

template <class Node, class Tables>
consteval bool check_columns() {
    using around = joined_types<Tables, types<any_declared>>;
    return check_scope<typename foreign_column<Node, around>::result, Tables>();
}

/// Rule `aggregate-in-where`, for all places that look at single rows.
template <class Node>
consteval bool check_single_rows() {
    static_assert(without_aggregate<Node>,
                  "orm: where(), joins, group_by(), values(), set() and returning() look at single "
                  "rows. Put a condition on an aggregate into having(). "
                  "docs/errors.md#aggregate-in-where");
    if constexpr (without_aggregate<Node>)
        return check_window_is_placed<Node>();
    else
        return false;
}

/// Both rules, for a part of a statement that looks at single rows.
template <class Node, class Tables>
consteval bool check_rows() {
    if constexpr (check_single_rows<Node>())
        return check_columns<Node, Tables>();
    else
        return false;
}

/// Whether an expression may be null where its tables are joined like this.
template <class Node, class Scope>
consteval bool may_be_null();

/// Aggregates see the rows as they were before they were rolled up.
template <class Scope>
using unrolled = scope<typename Scope::tables, typename Scope::outer, Scope::grouped>;

template <class Node, class Scope>
consteval bool is_rolled() {
    if constexpr (Scope::rolled::size == 0)
        return false;
    else
        return Scope::rolled::template contains<Node>;
}

template <class Scope, class... Operands>
consteval bool any_may_be_null(types<Operands...>) {
    return (may_be_null<Operands, Scope>() || ...);
}

template <class Scope, class... Operands>
consteval bool all_may_be_null(types<Operands...>) {
    return (may_be_null<Operands, Scope>() && ...);
}

template <class Node, class Scope>
consteval bool may_be_null() {
    if constexpr (is_rolled<Node, Scope>()) {
        return true;
    } else if constexpr (of_a_table<Node> && requires { typename Node::declared; }) {
        return is_nullable<typename Node::declared> ||
               Scope::outer::template contains<typename Node::table>;
    } else if constexpr (requires { Node::is_select; }) {
        return true;
    } else if constexpr (requires { typename Node::nullable_operands; }) {
        if (Node::nulls == null_rule::no_rows)
            return !Scope::grouped ||
                   any_may_be_null<unrolled<Scope>>(typename Node::nullable_operands{});
        return Node::nulls == null_rule::always ||
               any_may_be_null<Scope>(typename Node::nullable_operands{});
    } else {
        using operands = typename Node::operands;
        switch (Node::nulls) {
            case null_rule::never: return false;
            case null_rule::always: return true;
            case null_rule::all_operands: return all_may_be_null<Scope>(operands{});
            case null_rule::no_rows:
                return !Scope::grouped || any_may_be_null<unrolled<Scope>>(operands{});
            case null_rule::any_operand: return any_may_be_null<Scope>(operands{});
        }
    }
}

/// The C++ type of an expression's result: a std::optional where it may be null.
template <class Node, class Scope>
using value_in =
    std::conditional_t<may_be_null<Node, Scope>(), std::optional<type_of<Node>>, type_of<Node>>;

}  // namespace orm
