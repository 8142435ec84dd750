// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <orm/schema/column_rules.hpp>
#include <orm/schema/foreign_column.hpp>
#include <orm/schema/foreign_keys.hpp>

// What must hold for a table as a whole, whatever the others are.

namespace orm {

constexpr bool is_reserved_name(std::string_view name) {
    return name.size() >= 7 && same_name(name.substr(0, 7), "sqlite_");
}

/// What of a modifier or constraint speaks of columns of its own table.
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
struct own_nodes<index_constraint<modifier_list<Items...>, void>> {
    using result = types<Items...>;
};
template <class... Items, class Condition>
struct own_nodes<index_constraint<modifier_list<Items...>, Condition>> {
    using result = types<Items..., Condition>;
};
template <class Condition>
struct own_nodes<check_modifier<Condition>> {
    using result = types<Condition>;
};
template <class Expression>
struct own_nodes<generated_modifier<Expression>> {
    using result = types<Expression>;
};
template <class... Constraints>
struct own_nodes<modifier_list<Constraints...>> {
    using result = joined_types<typename own_nodes<Constraints>::result...>;
};

template <class Column>
struct own_nodes_of_column : own_nodes<modifiers_of<Column>> {};

template <class Columns>
struct nodes_of_columns;
template <class... Columns>
struct nodes_of_columns<types<Columns...>> {
    using result = joined_types<
        typename std::conditional_t<options_of<Columns>.has_expression,
                                    own_nodes_of_column<Columns>, own_nodes<void>>::result...>;
};

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

template <class... Columns>
consteval std::size_t count_keys(types<Columns...>) {
    return (std::size_t{options_of<Columns>.primary_key} + ...);
}
template <class... Columns>
consteval bool any_autoincrement(types<Columns...>) {
    return (options_of<Columns>.autoincrement || ...);
}

/// How many primary keys a table declares.
template <class Table>
inline constexpr std::size_t key_count =
    key_constraints_of<Table>::size + count_keys(columns_of<Table>{});

template <class Table>
concept not_reserved = !is_reserved_name(table_facts<Table>::name);
template <class Column, class Table>
concept column_of_this_table = std::is_void_v<Column> || std::is_same_v<typename Column::table, Table>;
template <class Table>
concept one_primary_key = key_count<Table> <= 1;
template <class Table>
concept keyed_without_rowid =
    !table_options_of<Table>.without_rowid ||
    (key_count<Table> == 1 && !any_autoincrement(columns_of<Table>{}));

template <class Table>
consteval bool check_reserved_name() {
    static_assert(not_reserved<Table>,
                  "orm: schema() meets a table whose name begins with sqlite_, which SQLite keeps "
                  "for itself. Rename it. docs/errors.md#reserved-table-name");
    return not_reserved<Table>;
}

template <class Column, class Table>
consteval bool check_own_column() {
    if constexpr (!std::is_void_v<Column>)
        static_assert(column_of_this_table<Column, Table>,
                      "orm: schema() meets a constraint or index of one table on a column of "
                      "another. Name columns of its own table. "
                      "docs/errors.md#constraint-on-another-table");
    return std::is_void_v<Column>;
}

template <class Table>
consteval bool check_keys_of_table() {
    static_assert(one_primary_key<Table>,
                  "orm: schema() meets a table with two primary keys. For one key of several columns "
                  "write primary_key(a, b) in ORM_CONSTRAINTS. docs/errors.md#two-primary-keys");
    return one_primary_key<Table>;
}

template <class... Columns>
consteval bool check_keys_not_null(types<types<Columns...>>) {
    return (check_key_not_null<Columns>() && ...);
}
consteval bool check_keys_not_null(types<>) { return true; }

template <class Table>
consteval bool check_without_rowid() {
    static_assert(keyed_without_rowid<Table>,
                  "orm: schema() meets a table without_rowid that has no primary key, or one with "
                  "autoincrement. Its rows are found by their key, which the client gives. "
                  "docs/errors.md#without-rowid-key");
    return keyed_without_rowid<Table>;
}

/// Everything that must hold for a table among its own parts.
template <class Table>
consteval bool check_table() {
    using columns = columns_of<Table>;
    if constexpr (check_identifier<Table>() && check_reserved_name<Table>() &&
                  check_table_columns(columns{})) {
        using nodes = joined_types<typename nodes_of_columns<columns>::result,
                                   typename own_nodes<constraint_list_of<Table>>::result>;
        if constexpr (check_own_column<typename foreign_column<nodes, types<Table>>::result, Table>() &&
                      check_keys_of_table<Table>())
            return check_keys_not_null(key_constraints_of<Table>{}) && check_without_rowid<Table>();
        else
            return false;
    } else {
        return false;
    }
}

}  // namespace orm
