// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/schema/keys.hpp>
#include <orm/schema/table.hpp>
#include <orm/support/is_null.hpp>
#include <orm/support/name_lookup.hpp>

// Looks for what breaks a rule in one table: an ordinary function over plain data, so that a schema
// in good order costs the compiler next to nothing. The rules themselves, with their messages, are
// in table_rules.hpp; their templates are instantiated only for what is found here.

namespace orm {

constexpr bool is_reserved_name(std::string_view name) {
    return name.size() >= 7 && same_name(name.substr(0, 7), "sqlite_");
}

constexpr bool is_whole_number_key(column_facts const& column) {
    return column.options->primary_key && column.type->family == type_family::number &&
           column.type->stored == storage::integer;
}

constexpr bool default_fits(column_facts const& column) {
    column_options const& options = *column.options;
    type_family const     family  = column.type->family;
    if (options.default_is_now)
        return family == type_family::date || family == type_family::time ||
               family == type_family::timestamp;
    if (is_null(options.default_type)) return true;
    if (family == type_family::enumeration || family == type_family::custom)
        return options.default_type == column.type;
    return options.default_type->family == family;
}

/// What the client computes for a column is of its type.
constexpr bool makes_type_of(column_facts const& column, type_facts const* made) {
    if (is_null(made)) return true;
    type_family const family = column.type->family;
    if (family == type_family::enumeration || family == type_family::custom)
        return made == column.type;
    return made->family == family &&
           (column.type->stored != storage::integer || made->stored == storage::integer);
}
constexpr bool client_value_fits(column_facts const& column) {
    column_options const& options = *column.options;
    return makes_type_of(column, options.client_type) &&
           makes_type_of(column, options.update_type) &&
           (column.declared->nullable || !options.client_may_be_null);
}

/// What varchar() and numeric() say is about columns of such types.
constexpr bool arguments_fit(column_facts const& column) {
    return (column.options->most_characters == 0 || column.declared->sql == sql_type::text) &&
           (column.options->precision == 0 || column.declared->sql == sql_type::numeric);
}

constexpr bool is_generated_alone(column_options const& options) {
    return options.generated == generated_kind::none ||
           !(options.primary_key || options.autoincrement || options.has_default);
}

constexpr bool null_can_be_set(column_facts const& column) {
    return column.declared->nullable || !column.options->reference_sets_null;
}

enum class table_rule : std::uint8_t {
    none,
    table_constraint,
    column_modifier,
    identifier_length_of_table,
    reserved_table_name,
    without_rowid_key,
    identifier_length,
    duplicate_column,
    column_type,
    type_arguments,
    two_primary_keys,
    nullable_primary_key,
    autoincrement_key,
    default_type,
    client_value,
    generated_with_default,
    set_null_on_not_null,
};

/// A rule that is broken, the column that breaks it and, for some, the one it collides with.
struct table_fault {
    table_rule  rule   = table_rule::none;
    std::size_t column = 0;
    std::size_t other  = 0;
};

/// What is known of a table beside its columns.
struct table_outline {
    std::string_view name;
    std::size_t      key_constraints = 0;
    bool             without_rowid   = false;
    bool             has_stranger    = false;
};

template <std::size_t Size>
constexpr table_fault find_fault(table_outline const& table, column_facts const (&columns)[Size]) {
    if (table.has_stranger) return {table_rule::table_constraint};
    if (!is_identifier(table.name)) return {table_rule::identifier_length_of_table};
    if (is_reserved_name(table.name)) return {table_rule::reserved_table_name};

    // As a name_lookup has them, without its copies of the names: to clang these would cost more
    // than all rules.
    std::size_t heads[Size + 1]{}, nexts[Size]{};
    std::size_t keys          = table.key_constraints;
    bool        autoincrement = false;
    for (std::size_t at = 0; at != Size; ++at) {
        column_facts const&   column  = columns[at];
        column_options const& options = *column.options;
        if (options.has_stranger) return {table_rule::column_modifier, at};
        std::string_view const& name = options.named ? options.name : column.member_name;
        if (!is_identifier(name)) return {table_rule::identifier_length, at};
        std::size_t& head = heads[spread_name(name) % (Size + 1)];
        for (std::size_t same = head; same != 0; same = nexts[same - 1])
            if (same_name(columns[same - 1].name(), name))
                return {table_rule::duplicate_column, at, same - 1};
        nexts[at] = head;
        head      = at + 1;
        if (!column.declared->column) return {table_rule::column_type, at};
        if (!options.modified) continue;
        if (!arguments_fit(column)) return {table_rule::type_arguments, at};
        if (options.primary_key && column.declared->nullable)
            return {table_rule::nullable_primary_key, at};
        if (options.autoincrement && !is_whole_number_key(column))
            return {table_rule::autoincrement_key, at};
        if (!default_fits(column)) return {table_rule::default_type, at};
        if (!client_value_fits(column)) return {table_rule::client_value, at};
        if (!is_generated_alone(options)) return {table_rule::generated_with_default, at};
        if (!null_can_be_set(column)) return {table_rule::set_null_on_not_null, at};
        if (options.primary_key) ++keys;
        if (options.autoincrement) autoincrement = true;
    }
    if (keys > 1) return {table_rule::two_primary_keys};
    if (table.without_rowid && (keys == 0 || autoincrement)) return {table_rule::without_rowid_key};
    return {};
}

template <class Table, class... Columns>
consteval table_fault find_fault_among(types<Columns...>) {
    return find_fault({table_facts<Table>::name, key_constraints_of<Table>::size,
                       table_options_of<Table>.without_rowid, table_options_of<Table>.has_stranger},
                      facts_of_columns<Columns...>);
}

/// A constant of its own: clang evaluates a call anew wherever it stands.
template <class Table>
inline constexpr table_fault fault_of = find_fault_among<Table>(columns_of<Table>{});

}  // namespace orm
