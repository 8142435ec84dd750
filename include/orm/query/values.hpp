// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <span>

#include <orm/expr/assignment.hpp>
#include <orm/query/scope.hpp>
#include <orm/schema/keys.hpp>

namespace orm {

template <class Type>
inline constexpr bool is_assignment = false;
template <class Column, class Operand>
inline constexpr bool is_assignment<assignment<Column, Operand>> = true;

/// A column whose value the client computes when the statement is run: `default_with`,
/// `on_update_with`.
template <column Column>
struct client_value {
    using operands = types<>;
};

/// One row by its columns. `Client` are the columns left to the client.
template <table Table, class Client, class... Assignments>
struct assigned_values;

template <table Table, class... Client, class... Assignments>
struct assigned_values<Table, types<Client...>, Assignments...> {
    using operands = types<Assignments..., client_value<Client>...>;

    list<Assignments..., client_value<Client>...> items;

    [[gnu::always_inline]] static constexpr assigned_values make(
        Assignments const&... assignments) {
        return {make_list(assignments..., client_value<Client>{}...)};
    }
};

/// The columns that an insert of a whole struct names.
template <column Column>
inline constexpr bool is_inserted =
    options_of<Column>.generated == generated_kind::none && !options_of<Column>.autoincrement &&
    !(options_of<Column>.has_default && !options_of<Column>.default_is_constant);

template <class Columns>
struct inserted_among;
template <class... Columns>
struct inserted_among<types<Columns...>> {
    using result =
        joined_types<std::conditional_t<is_inserted<Columns>, types<Columns>, types<>>...>;
};

template <table Table>
using inserted_columns = typename inserted_among<columns_of<Table>>::result;

/// A struct; `Held` is the struct itself or a pointer to one that outlives the query.
template <table Table, class Held, class Columns = inserted_columns<Table>>
struct row_values {
    using operands = types<>;

    Held held;
};

/// `Count` structs, one behind the other, that outlive the query.
template <table Table, std::size_t Count>
struct row_batch {
    using operands = types<>;

    row_of<Table> const* rows;
};

template <column Column>
inline constexpr bool fits_array =
    !is_array(sql_type_of<base_type<typename Column::declared>, encoding_of<Column>>) &&
    (sql_type_of<base_type<typename Column::declared>, encoding_of<Column>> !=
         sql_type::enumeration ||
     !options_of<Column>.native_type.empty());

/// Structs that outlive the query, sent as one array for each column; `taken` is told how many of
/// them a statement has room for.
template <table Table>
struct row_arrays {
    using operands = types<>;

    std::span<row_of<Table> const> rows;
    std::size_t*                   taken;
};

/// There are no arrays of arrays, and none of a type whose name is not known.
template <class Columns>
inline constexpr bool fit_arrays = false;
template <class First, class... Others>
inline constexpr bool fit_arrays<types<First, Others...>> =
    fits_array<First> && (fits_array<Others> && ...);

/// What the database computes stays out of an update of whole structs, and so does what is set only
/// by an insert or a delete.
template <column Column>
inline constexpr bool is_written_by_update =
    options_of<Column>.generated == generated_kind::none &&
    (options_of<Column>.setter.update ||
     !(options_of<Column>.setter.library || options_of<Column>.setter.mixin));

template <class Columns, class Key>
struct columns_beside_key;
template <class... Columns, class Key>
struct columns_beside_key<types<Columns...>, Key> {
    using result = joined_types<
        std::conditional_t<is_written_by_update<Columns> && !Key::template contains<Columns>,
                           types<Columns>, types<>>...>;
};

/// The columns that an update of a whole struct sets: all that are stored, but for the key.
template <table Table>
using updated_columns =
    typename columns_beside_key<columns_of<Table>, primary_key_of<Table>>::result;

/// `"email" = ?, "age" = ?` with the values of a struct.
template <table Table>
struct row_assignments {
    using operands = types<>;

    row_of<Table> const* row;
};

/// The condition that a row has the key of a struct.
template <table Table>
struct key_match {
    using type                       = bool;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    row_of<Table> const* row;
};

/// Many structs; `Held` is a vector of them, or a span of those that outlive the query.
template <table Table, class Held = std::span<row_of<Table> const>>
struct many_rows {
    using operands = types<>;

    Held rows;
};

/// Many structs, each of which is written over the row of its key.
template <table Table, class Held = std::span<row_of<Table> const>>
struct many_updates {
    using operands = types<>;

    Held rows;
};

/// `Count` of them.
template <table Table, std::size_t Count>
struct update_batch {
    using operands = types<>;

    row_of<Table> const* rows;
};

/// What an update of many structs is told of each: its key, and what is to be written.
template <table Table>
using columns_of_update = joined_types<primary_key_of<Table>, updated_columns<Table>>;

/// Rule `not-an-assignment`.
template <class Given>
consteval bool check_assignment() {
    static_assert(is_assignment<Given>,
                  "orm: set(), values() and do_update() take assignments, `column = value`, and "
                  "something else stands there. == compares. docs/errors.md#not-an-assignment");
    return is_assignment<Given>;
}
template <class... Given>
consteval bool all_assignments() {
    return (check_assignment<Given>() & ... & true);
}

template <class Column, class Table>
concept target_column = std::same_as<typename Column::table, Table>;

template <class Column, class... Columns>
concept assigned_once = ((std::same_as<Column, Columns> ? 1 : 0) + ... + 0) == 1;

/// Rule `column-of-another-table`.
template <class Column, class Table>
consteval bool check_target_column() {
    static_assert(
        target_column<Column, Table>,
        "orm: values(), set() and on_conflict() name columns of the statement's own table. "
        "docs/errors.md#column-of-another-table");
    return target_column<Column, Table>;
}

/// Rule `assigned-twice`.
template <class Column, class... Columns>
consteval bool check_assigned_once() {
    static_assert(assigned_once<Column, Columns...>,
                  "orm: a column is assigned twice in one statement. Leave one of them out. "
                  "docs/errors.md#assigned-twice");
    return assigned_once<Column, Columns...>;
}

template <class Column, class Operand, class Scope = scope<>>
concept null_stays_out = is_nullable<typename Column::declared> || !may_be_null<Operand, Scope>();

/// Rule `nullable-to-not-null`, for expressions. Values are checked where they are assigned.
template <class Column, class Operand, class Scope = scope<>>
consteval bool check_null_stays_out() {
    static_assert(
        null_stays_out<Column, Operand, Scope>,
        "orm: an expression that may be null is assigned to a column that is not null. Give it "
        "another value for that case by coalesce(). docs/errors.md#nullable-to-not-null");
    return null_stays_out<Column, Operand, Scope>;
}

template <class Table, class... Assignments>
consteval void check_assignments() {
    if constexpr ((check_target_column<typename Assignments::target, Table>() && ...))
        static_cast<void>(
            (check_assigned_once<typename Assignments::target, typename Assignments::target...>() &&
             ...));
}

/// What is assigned, in a statement that knows the columns of some tables.
template <class Tables, class... Assignments>
consteval void check_assigned_values() {
    if constexpr (check_rows<types<Assignments...>, Tables>())
        static_cast<void>((check_null_stays_out<typename Assignments::target,
                                                first_type<typename Assignments::operands>>() &&
                           ...));
}

/// An insert has to name the column.
template <class Column>
inline constexpr bool is_required =
    !is_nullable<typename Column::declared> && !has_database_default<Column> &&
    options_of<Column>.generated == generated_kind::none && !options_of<Column>.client_inserts();

template <class Columns, class Assigned>
struct missing_among;
template <class... Columns, class Assigned>
struct missing_among<types<Columns...>, Assigned> {
    using result = first_type<joined_types<
        std::conditional_t<is_required<Columns> && !Assigned::template contains<Columns>,
                           types<Columns>, types<>>...>>;
};

template <class Column>
concept column_is_given = std::is_void_v<Column>;

template <class Column>
consteval void check_column_is_given() {
    static_assert(
        column_is_given<Column>,
        "orm: values() leaves out a required column. Assign it, or give it a default or a "
        "std::optional type in its table. docs/errors.md#required-column-missing");
}

/// Rule `required-column-missing`.
template <class Table, class... Assignments>
consteval void check_required_columns() {
    check_column_is_given<typename missing_among<columns_of<Table>,
                                                 types<typename Assignments::target...>>::result>();
}

template <bool Insert, class Columns, class Assigned>
struct client_columns_among;
template <bool Insert, class... Columns, class Assigned>
struct client_columns_among<Insert, types<Columns...>, Assigned> {
    template <class Column>
    static constexpr bool computed =
        (Insert ? options_of<Column>.client_inserts() : options_of<Column>.client_updates()) &&
        !Assigned::template contains<Column>;

    using result = joined_types<std::conditional_t<computed<Columns>, types<Columns>, types<>>...>;
};

/// The columns that the client computes because an insert does not assign them.
template <class Table, class... Assignments>
using left_to_client =
    typename client_columns_among<true, columns_of<Table>,
                                  types<typename Assignments::target...>>::result;

/// The same for an update.
template <class Table, class... Assignments>
using updated_by_client =
    typename client_columns_among<false, columns_of<Table>,
                                  types<typename Assignments::target...>>::result;

}  // namespace orm
