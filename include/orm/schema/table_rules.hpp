// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/schema/foreign_column.hpp>
#include <orm/schema/own_columns.hpp>
#include <orm/schema/table_faults.hpp>
#include <orm/schema/value_rule.hpp>

// What must hold for a table and its columns, whatever the other tables are. Each function has one
// rule and answers whether it is met; compilers print its template arguments, the culprit.

namespace orm {

template <class Modifier, class Column>
consteval bool check_modifier_of() {
    static_assert(column_modifier<Modifier>,
                  "orm: behind a column's name in ORM_TABLE stand modifiers, such as primary_key "
                  "or default_(0), and this is none. What concerns several columns goes into "
                  "ORM_CONSTRAINTS. docs/errors.md#column-modifier");
    return column_modifier<Modifier>;
}

template <class Constraint, class Table>
consteval bool check_constraint_of() {
    static_assert(table_constraint<Constraint>,
                  "orm: ORM_CONSTRAINTS takes constraints of at least one column, indexes and "
                  "options of a table, and this is none. docs/errors.md#table-constraint");
    return table_constraint<Constraint>;
}

template <class Column, class... Modifiers>
consteval bool check_modifiers(types<Modifiers...>) {
    return (check_modifier_of<Modifiers, Column>() & ...);
}
template <class Table, class... Constraints>
consteval bool check_constraints(modifier_list<Constraints...> const*) {
    return (check_constraint_of<Constraints, Table>() & ...);
}

/// The name in SQL of a column or a table.
template <class Named>
inline constexpr std::string_view sql_name_of = table_facts<Named>::name;
template <column Column>
inline constexpr std::string_view sql_name_of<Column> = name_of<Column>;

template <class Named>
concept fits_identifier = is_identifier(sql_name_of<Named>);

template <class Named>
consteval bool check_identifier() {
    static_assert(
        fits_identifier<Named>,
        "orm: schema() meets a name of no or of more than 63 bytes, where PostgreSQL cuts. "
        "Shorten the table's name, or give the column one by named(). "
        "docs/errors.md#identifier-length");
    return fits_identifier<Named>;
}

template <class Table>
concept not_reserved = !is_reserved_name(table_facts<Table>::name);

template <class Table>
consteval bool check_reserved_name() {
    static_assert(not_reserved<Table>,
                  "orm: schema() meets a table whose name begins with sqlite_, which SQLite keeps "
                  "for itself. Rename it. docs/errors.md#reserved-table-name");
    return not_reserved<Table>;
}

template <class Left, class Right>
concept names_differ = !same_name(sql_name_of<Left>, sql_name_of<Right>);

template <class Column, class Earlier>
consteval bool check_column_name() {
    static_assert(names_differ<Column, Earlier>,
                  "orm: schema() meets two columns of one table whose names differ in no more than "
                  "the case of letters. Rename one of them. docs/errors.md#duplicate-column");
    return names_differ<Column, Earlier>;
}

template <class Column>
concept has_sql_type = facts_of_column<Column>().declared->column;

template <class Column>
consteval bool check_column_type() {
    static_assert(has_sql_type<Column>,
                  "orm: schema() meets a column of a C++ type that has no SQL type, or cannot be "
                  "stored as_integer or as_text. Describe it by ORM_ENUM or orm::codec; "
                  "moments are sys_time of at most microseconds. "
                  "docs/errors.md#column-type");
    return has_sql_type<Column>;
}

template <class Column>
concept type_takes_arguments = arguments_fit(facts_of_column<Column>());

template <class Column>
consteval bool check_type_arguments() {
    static_assert(type_takes_arguments<Column>,
                  "orm: varchar() is for columns that are kept as text, numeric() for types whose "
                  "codec says sql_type::numeric. docs/errors.md#type-arguments");
    return type_takes_arguments<Column>;
}

/// `Keys` are the columns marked primary_key and the lists of columns in ORM_CONSTRAINTS.
template <class Keys>
concept one_primary_key = Keys::size <= 1;

template <class Table, class Keys>
consteval bool check_one_key() {
    static_assert(
        one_primary_key<Keys>,
        "orm: schema() meets a table with two primary keys. For one key of several columns "
        "write primary_key(a, b) in ORM_CONSTRAINTS. docs/errors.md#two-primary-keys");
    return one_primary_key<Keys>;
}

template <class Column>
concept key_not_null = !is_nullable<typename Column::declared>;

template <class Column>
consteval bool check_key_not_null() {
    static_assert(key_not_null<Column>,
                  "orm: schema() meets a primary key that may be null. Declare the member without "
                  "std::optional. docs/errors.md#nullable-primary-key");
    return key_not_null<Column>;
}

template <class Column>
concept whole_number_key = is_whole_number_key(facts_of_column<Column>());

template <class Column>
consteval bool check_autoincrement() {
    static_assert(
        whole_number_key<Column>,
        "orm: schema() meets autoincrement on a column that is no primary key or no whole "
        "number. Mark it primary_key, too, or drop the word. "
        "docs/errors.md#autoincrement-key");
    return whole_number_key<Column>;
}

template <class Table>
concept keyed_by_client = !table_options_of<Table>.without_rowid;

template <class Table>
consteval bool check_without_rowid() {
    static_assert(keyed_by_client<Table>,
                  "orm: schema() meets a table without_rowid that has no primary key, or one with "
                  "autoincrement. Its rows are found by their key, which the client gives. "
                  "docs/errors.md#without-rowid-key");
    return keyed_by_client<Table>;
}

template <class Column>
concept default_of_its_type = default_fits(facts_of_column<Column>());

template <class Column>
consteval bool check_default() {
    static_assert(default_of_its_type<Column>,
                  "orm: schema() meets a default of another type than its column's; default_now is "
                  "for dates and times. Give a value of the column's type, or default_sql(). "
                  "docs/errors.md#default-type");
    return default_of_its_type<Column>;
}

template <class Column>
concept client_value_of_its_type = client_value_fits(facts_of_column<Column>());

template <class Column>
consteval bool check_client_value() {
    static_assert(client_value_of_its_type<Column>,
                  "orm: schema() meets default_with() or on_update_with() whose function makes no "
                  "value of its column's type, or a std::optional where no null may be. "
                  "docs/errors.md#client-value");
    return client_value_of_its_type<Column>;
}

template <class Column>
concept generated_without_default = is_generated_alone(options_of<Column>);

template <class Column>
consteval bool check_generated() {
    static_assert(
        generated_without_default<Column>,
        "orm: schema() meets a generated column that is a key or has a default. Its value "
        "comes from its expression alone. docs/errors.md#generated-with-default");
    return generated_without_default<Column>;
}

template <class Column>
concept null_or_kept = null_can_be_set(facts_of_column<Column>());

template <class Column>
consteval bool check_set_null() {
    static_assert(null_or_kept<Column>,
                  "orm: schema() meets on_delete_set_null or on_update_set_null on a column that "
                  "cannot be null. Make the member a std::optional. "
                  "docs/errors.md#set-null-on-not-null");
    return null_or_kept<Column>;
}

template <class Node, class Table>
consteval bool check_row_expression() {
    static_assert(row_expression<Node>,
                  "orm: schema() meets a check, generated column or index that speaks of more than "
                  "the values of one row: of a plain text, an aggregate, a window, a subquery or a "
                  "parameter; or a default that speaks of a column. "
                  "docs/errors.md#row-expression");
    return row_expression<Node>;
}

template <class Node>
concept condition_where_needed = is_condition_if_it_must<Node>;

template <class Node, class Table>
consteval bool check_row_condition() {
    static_assert(condition_where_needed<Node>,
                  "orm: schema() meets a check or a partial index whose condition is a value of "
                  "another type. Compare it with something. docs/errors.md#not-a-condition");
    return condition_where_needed<Node>;
}

template <class Table, class... Nodes>
consteval bool check_row_expressions(types<Nodes...>) {
    if constexpr (!(row_expression<Nodes> && ...))
        return (check_row_expression<Nodes, Table>() & ...);
    else if constexpr (!(condition_where_needed<Nodes> && ...))
        return (check_row_condition<Nodes, Table>() & ...);
    else
        return true;
}

template <class Column, class Table>
concept own_column = std::is_same_v<typename Column::table, Table>;

template <class Column, class Table>
consteval bool check_own_column() {
    static_assert(own_column<Column, Table>,
                  "orm: schema() meets a check, constraint or index of one table on a column of "
                  "another. Name columns of its own table. "
                  "docs/errors.md#constraint-on-another-table");
    return own_column<Column, Table>;
}

/// Leads from the rule that was found broken to its message.
template <table_fault Fault, class Table, class... Columns>
consteval bool report_fault(types<Columns...>) {
    using culprit = type_at<types<Columns...>, Fault.column>;
    if constexpr (Fault.rule == table_rule::table_constraint) {
        return check_constraints<Table>(static_cast<constraint_list_of<Table> const*>(nullptr));
    } else if constexpr (Fault.rule == table_rule::column_modifier) {
        return check_modifiers<culprit>(modifiers_of<culprit>{});
    } else if constexpr (Fault.rule == table_rule::identifier_length_of_table) {
        return check_identifier<Table>();
    } else if constexpr (Fault.rule == table_rule::reserved_table_name) {
        return check_reserved_name<Table>();
    } else if constexpr (Fault.rule == table_rule::without_rowid_key) {
        return check_without_rowid<Table>();
    } else if constexpr (Fault.rule == table_rule::identifier_length) {
        return check_identifier<culprit>();
    } else if constexpr (Fault.rule == table_rule::duplicate_column) {
        return check_column_name<culprit, type_at<types<Columns...>, Fault.other>>();
    } else if constexpr (Fault.rule == table_rule::column_type) {
        return check_column_type<culprit>();
    } else if constexpr (Fault.rule == table_rule::type_arguments) {
        return check_type_arguments<culprit>();
    } else if constexpr (Fault.rule == table_rule::two_primary_keys) {
        using marked = columns_marked_as_key<types<Columns...>>;
        return check_one_key<Table, decltype(marked{} + key_constraints_of<Table>{})>();
    } else if constexpr (Fault.rule == table_rule::nullable_primary_key) {
        return check_key_not_null<culprit>();
    } else if constexpr (Fault.rule == table_rule::autoincrement_key) {
        return check_autoincrement<culprit>();
    } else if constexpr (Fault.rule == table_rule::default_type) {
        return check_default<culprit>();
    } else if constexpr (Fault.rule == table_rule::client_value) {
        return check_client_value<culprit>();
    } else if constexpr (Fault.rule == table_rule::generated_with_default) {
        return check_generated<culprit>();
    } else {
        return check_set_null<culprit>();
    }
}

template <class... Columns>
consteval bool check_keys_not_null(types<types<Columns...>>) {
    return (check_key_not_null<Columns>() && ...);
}
consteval bool check_keys_not_null(types<>) { return true; }

/// Everything that must hold for a table by itself.
template <class Table>
consteval bool check_table() {
    if constexpr (fault_of<Table>.rule != table_rule::none) {
        return report_fault<fault_of<Table>, Table>(columns_of<Table>{});
    } else if constexpr (check_row_expressions<Table>(own_columns_of<Table>{})) {
        using stray = typename foreign_column<own_columns_of<Table>, types<Table>>::result;
        if constexpr (!std::is_void_v<stray>)
            return check_own_column<stray, Table>();
        else if constexpr (has_rules<Table>)
            return check_rule_types<Table>(columns_of<Table>{}) &&
                   check_keys_not_null(key_constraints_of<Table>{});
        else
            return check_keys_not_null(key_constraints_of<Table>{});
    } else {
        return false;
    }
}

}  // namespace orm
