// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/schema/foreign_keys.hpp>

// What must hold for a foreign key, given the tables of the schema.

namespace orm {

template <class Target, class Tables>
concept table_of_schema = Tables::template contains<Target>;

template <class Columns, class Table>
inline constexpr bool all_of_table = false;
template <class... Columns, class Table>
inline constexpr bool all_of_table<types<Columns...>, Table> =
    (std::is_same_v<typename Columns::table, Table> && ...);

template <class Referenced>
concept unique_in_one_table =
    all_of_table<Referenced, typename first_type<Referenced>::table> && is_unique_key<Referenced>;

/// An int that refers to a 64-bit key would compare, but could not hold every key there is.
template <class Column, class Referenced>
concept same_type_as_referenced =
    comparable<typename Column::type, typename Referenced::type> &&
    sql_type_of<typename Column::type, encoding_of<Column>> ==
        sql_type_of<typename Referenced::type, encoding_of<Referenced>>;

template <class Columns, class Target, class Tables>
consteval bool check_referenced_table() {
    static_assert(table_of_schema<Target, Tables>,
                  "orm: schema() meets a foreign key to a table that is not among its arguments. "
                  "Add the table to schema(). docs/errors.md#foreign-key-table");
    return table_of_schema<Target, Tables>;
}

template <class Column, class Referenced>
consteval bool check_referenced_type() {
    static_assert(same_type_as_referenced<Column, Referenced>,
                  "orm: schema() meets a foreign key of another type than the column it refers to. "
                  "Declare both members with one type. docs/errors.md#foreign-key-type");
    return same_type_as_referenced<Column, Referenced>;
}

template <class Columns, class Referenced>
consteval bool check_referenced_key() {
    static_assert(
        unique_in_one_table<Referenced>,
        "orm: schema() meets a foreign key to columns that are not unique together. Refer "
        "to the primary key, or declare those columns unique. "
        "docs/errors.md#foreign-key-not-unique");
    return unique_in_one_table<Referenced>;
}

enum class foreign_key_rule : std::uint8_t { none, table, type, not_unique };

template <class... Columns, class... Referenced>
consteval bool are_same_types(types<Columns...>, types<Referenced...>) {
    return (same_type_as_referenced<Columns, Referenced> && ...);
}

template <class Key, class Tables>
inline constexpr foreign_key_rule rule_broken_by = [] {
    using referenced = typename Key::referenced;
    if (!table_of_schema<typename Key::target, Tables>) return foreign_key_rule::table;
    if (!are_same_types(typename Key::columns{}, referenced{})) return foreign_key_rule::type;
    return unique_in_one_table<referenced> ? foreign_key_rule::none : foreign_key_rule::not_unique;
}();

template <class... Columns, class... Referenced>
consteval bool check_referenced_types(types<Columns...>, types<Referenced...>) {
    return (check_referenced_type<Columns, Referenced>() && ...);
}

template <class Key, class Tables>
consteval bool check_foreign_key() {
    using columns    = typename Key::columns;
    using referenced = typename Key::referenced;
    if constexpr (rule_broken_by<Key, Tables> == foreign_key_rule::table)
        return check_referenced_table<columns, typename Key::target, Tables>();
    else if constexpr (rule_broken_by<Key, Tables> == foreign_key_rule::type)
        return check_referenced_types(columns{}, referenced{});
    else
        return check_referenced_key<columns, referenced>();
}

template <class Tables, class... Keys>
consteval bool check_foreign_keys(types<Keys...>) {
    if constexpr (((rule_broken_by<Keys, Tables> == foreign_key_rule::none) && ...))
        return true;
    else
        return (check_foreign_key<Keys, Tables>() && ...);
}

}  // namespace orm
