// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <orm/schema/table.hpp>
#include <orm/support/name_lookup.hpp>

// What must hold for each column of a schema. One ordinary function looks at all columns of a table
// at once; templates, whose arguments the compiler prints, are instantiated only for what it finds.

namespace orm {

/// What the rules ask of a column.
struct column_facts {
    column_options const* options;
    type_facts const*     type;  // without std::optional
    bool                  nullable;
    bool                  storable;
};

template <column Column>
inline constexpr column_facts facts_of_column{
    &options_of<Column>, &facts_of<typename Column::type>, is_nullable<typename Column::declared>,
    facts_of<typename Column::declared, options_of<Column>.stored_as>.column};

/// PostgreSQL cuts a longer one with no more than a notice.
constexpr bool is_identifier(std::string_view name) { return !name.empty() && name.size() <= 63; }

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
    if (options.default_type == nullptr) return true;
    if (family == type_family::enumeration || family == type_family::custom)
        return options.default_type == column.type;
    return options.default_type->family == family;
}

constexpr bool generated_alone(column_options const& options) {
    return options.generated == generated_kind::none ||
           !(options.primary_key || options.autoincrement || options.has_default);
}

constexpr bool null_can_be_set(column_facts const& column) {
    return column.nullable || !column.options->reference_sets_null;
}

enum class column_rule : std::uint8_t {
    none,
    identifier_length,
    duplicate_column,
    column_type,
    two_primary_keys,
    nullable_primary_key,
    autoincrement_key,
    default_type,
    generated_with_default,
    set_null_on_not_null,
};

struct column_fault {
    column_rule rule   = column_rule::none;
    std::size_t column = 0;
    std::size_t other  = 0;
};

template <std::size_t Size>
constexpr column_fault find_fault(column_facts const* const (&columns)[Size]) {
    name_lookup<Size> names;
    std::size_t       key = Size;
    for (std::size_t at = 0; at != Size; ++at) {
        column_facts const&   column  = *columns[at];
        column_options const& options = *column.options;
        if (!is_identifier(options.name)) return {column_rule::identifier_length, at};
        std::size_t const same = names.find({{}, options.name});
        if (same != names.none) return {column_rule::duplicate_column, at, same};
        names.add({{}, options.name});
        if (!column.storable) return {column_rule::column_type, at};
        if (options.primary_key && key != Size) return {column_rule::two_primary_keys, at, key};
        if (options.primary_key && column.nullable) return {column_rule::nullable_primary_key, at};
        if (options.primary_key) key = at;
        if (options.autoincrement && !is_whole_number_key(column))
            return {column_rule::autoincrement_key, at};
        if (!default_fits(column)) return {column_rule::default_type, at};
        if (!generated_alone(options)) return {column_rule::generated_with_default, at};
        if (!null_can_be_set(column)) return {column_rule::set_null_on_not_null, at};
    }
    return {};
}

/// The name in SQL of a column or a table.
template <class Named>
inline constexpr std::string_view sql_name_of = table_facts<Named>::name;
template <column Column>
inline constexpr std::string_view sql_name_of<Column> = options_of<Column>.name;

template <class Named>
concept fits_identifier = is_identifier(sql_name_of<Named>);
template <class Left, class Right>
concept names_differ = !same_name(sql_name_of<Left>, sql_name_of<Right>);
template <class Column>
concept has_sql_type = facts_of_column<Column>.storable;
template <class Column, class Other>
concept only_primary_key = !(options_of<Column>.primary_key && options_of<Other>.primary_key);
template <class Column>
concept key_not_null = !facts_of_column<Column>.nullable;
template <class Column>
concept whole_number_key = is_whole_number_key(facts_of_column<Column>);
template <class Column>
concept default_of_its_type = default_fits(facts_of_column<Column>);
template <class Column>
concept generated_without_default = generated_alone(options_of<Column>);
template <class Column>
concept null_or_kept = null_can_be_set(facts_of_column<Column>);

// Each has one rule and answers whether it is met. The compiler prints what `Column` is.

template <class Named>
consteval bool check_identifier() {
    static_assert(fits_identifier<Named>,
                  "orm: schema() meets a name of no or of more than 63 bytes, where PostgreSQL cuts. "
                  "Shorten the table's name, or give the column one by named(). "
                  "docs/errors.md#identifier-length");
    return fits_identifier<Named>;
}

template <class Column, class Earlier>
consteval bool check_column_name() {
    static_assert(names_differ<Column, Earlier>,
                  "orm: schema() meets two columns of one table whose names differ in no more than "
                  "the case of letters. Rename one of them. docs/errors.md#duplicate-column");
    return names_differ<Column, Earlier>;
}

template <class Column>
consteval bool check_column_type() {
    static_assert(has_sql_type<Column>,
                  "orm: schema() meets a column of a C++ type that has no SQL type, or cannot be "
                  "stored as_integer or as_text. Describe it by ORM_ENUM or orm::codec. "
                  "docs/errors.md#column-type");
    return has_sql_type<Column>;
}

template <class Column, class Earlier>
consteval bool check_only_key() {
    static_assert(only_primary_key<Column, Earlier>,
                  "orm: schema() meets a table with two primary keys. For one key of several columns "
                  "write primary_key(a, b) in ORM_CONSTRAINTS. docs/errors.md#two-primary-keys");
    return only_primary_key<Column, Earlier>;
}

template <class Column>
consteval bool check_key_not_null() {
    static_assert(key_not_null<Column>,
                  "orm: schema() meets a primary key that may be null. Declare the member without "
                  "std::optional. docs/errors.md#nullable-primary-key");
    return key_not_null<Column>;
}

template <class Column>
consteval bool check_autoincrement() {
    static_assert(whole_number_key<Column>,
                  "orm: schema() meets autoincrement on a column that is no primary key or no whole "
                  "number. Mark it primary_key, too, or drop the word. "
                  "docs/errors.md#autoincrement-key");
    return whole_number_key<Column>;
}

template <class Column>
consteval bool check_default() {
    static_assert(default_of_its_type<Column>,
                  "orm: schema() meets a default of another type than its column's; default_now is "
                  "for dates and times. Give a value of the column's type, or default_sql(). "
                  "docs/errors.md#default-type");
    return default_of_its_type<Column>;
}

template <class Column>
consteval bool check_generated() {
    static_assert(generated_without_default<Column>,
                  "orm: schema() meets a generated column that is a key or has a default. Its value "
                  "comes from its expression alone. docs/errors.md#generated-with-default");
    return generated_without_default<Column>;
}

template <class Column>
consteval bool check_set_null() {
    static_assert(null_or_kept<Column>,
                  "orm: schema() meets on_delete_set_null or on_update_set_null on a column that "
                  "cannot be null. Make the member a std::optional. "
                  "docs/errors.md#set-null-on-not-null");
    return null_or_kept<Column>;
}

/// Everything that must hold for the columns of a table among themselves.
template <class... Columns>
consteval bool check_table_columns(types<Columns...>) {
    constexpr column_fault fault = [] {
        column_facts const* const columns[]{&facts_of_column<Columns>...};
        return find_fault(columns);
    }();
    if constexpr (fault.rule == column_rule::none) {
        return true;
    } else {
        using culprit = type_at<types<Columns...>, fault.column>;
        using other   = type_at<types<Columns...>, fault.other>;
        if constexpr (fault.rule == column_rule::identifier_length) {
            return check_identifier<culprit>();
        } else if constexpr (fault.rule == column_rule::duplicate_column) {
            return check_column_name<culprit, other>();
        } else if constexpr (fault.rule == column_rule::column_type) {
            return check_column_type<culprit>();
        } else if constexpr (fault.rule == column_rule::two_primary_keys) {
            return check_only_key<culprit, other>();
        } else if constexpr (fault.rule == column_rule::nullable_primary_key) {
            return check_key_not_null<culprit>();
        } else if constexpr (fault.rule == column_rule::autoincrement_key) {
            return check_autoincrement<culprit>();
        } else if constexpr (fault.rule == column_rule::default_type) {
            return check_default<culprit>();
        } else if constexpr (fault.rule == column_rule::generated_with_default) {
            return check_generated<culprit>();
        } else {
            return check_set_null<culprit>();
        }
    }
}

}  // namespace orm
