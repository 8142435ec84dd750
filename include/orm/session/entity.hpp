// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>

#include <orm/backend/error.hpp>
#include <orm/session/binder.hpp>
#include <orm/type/from_value.hpp>

// The queries behind the verbs that take whole structs.

namespace orm {

template <class Table>
concept table_with_key = primary_key_of<Table>::size != 0;

/// Rule `no-primary-key`.
template <class Table>
consteval bool check_key() {
    static_assert(table_with_key<Table>,
                  "orm: the table has no primary key, by which this verb would find the row. Mark "
                  "one, or use a query. docs/errors.md#no-primary-key");
    return table_with_key<Table>;
}

template <class Table, std::size_t Count>
concept whole_key = primary_key_of<Table>::size == Count;

/// Rule `find-by-whole-key`.
template <class Table, std::size_t Count>
consteval bool check_whole_key() {
    static_assert(whole_key<Table, Count>,
                  "orm: find() takes one value for each column of the primary key, in their order. "
                  "docs/errors.md#find-by-whole-key");
    return whole_key<Table, Count>;
}

template <table Table, class... Columns, class... Key>
constexpr auto select_where_key(types<Columns...>, Key const&... key) {
    auto const query = dsl::select().from(Table{});
    if constexpr (sizeof...(Columns) == 1)
        return query.where((dsl::eq(Columns{}, key), ...));
    else
        return query.where(dsl::and_(dsl::eq(Columns{}, key)...));
}

template <table Table, class... Key>
constexpr auto select_by_key(Table, Key const&... key) {
    if constexpr (!check_key<Table>())
        return dsl::select().from(Table{});
    else if constexpr (!check_whole_key<Table, sizeof...(Key)>())
        return dsl::select().from(Table{});
    else
        return select_where_key<Table>(primary_key_of<Table>{}, key...);
}

template <class Row>
constexpr auto select_row(Row const& row) {
    using Table = table_for<Row>;
    static_cast<void>(check_key<Table>());
    return dsl::select().from(Table{}).where(key_match<Table>{&row});
}

template <class Row>
constexpr auto update_by_key(Row const& row) {
    using Table = table_for<Row>;
    if constexpr (check_key<Table>()) static_cast<void>(check_updatable<Table>());
    return update_query<Table, row_assignments<Table>, key_match<Table>>{{&row}, {&row}, {}};
}

template <class Row>
constexpr auto delete_by_key(Row const& row) {
    using Table = table_for<Row>;
    static_cast<void>(check_key<Table>());
    return delete_query<Table, key_match<Table>>{{&row}, {}};
}

template <class Row>
constexpr auto restore_by_key(Row const& row) {
    using Table = table_for<Row>;
    static_cast<void>(check_key<Table>() && check_soft_delete<Table>());
    return dsl::restore(Table{}).where(key_match<Table>{&row});
}

template <class Row>
constexpr auto purge_by_key(Row const& row) {
    using Table = table_for<Row>;
    static_cast<void>(check_key<Table>() && check_soft_delete<Table>());
    return dsl::purge(Table{}).where(key_match<Table>{&row});
}

/// There is a row of that key, and it is of another version; 0 where there is none.
[[noreturn]] void throw_stale_row(std::string_view table, std::string_view column,
                                  std::int64_t expected, std::int64_t found);

/// There is no row of that key any more.
[[noreturn]] void throw_row_is_gone(std::string_view table);

/// There is a row of that key, and it is one that statements leave out.
[[noreturn]] void throw_not_saved(std::string_view sql);

template <class Columns>
struct stored_among;
template <class... Columns>
struct stored_among<types<Columns...>> {
    using result =
        joined_types<std::conditional_t<options_of<Columns>.generated == generated_kind::none,
                                        types<Columns>, types<>>...>;
};

/// All columns that are not generated.
template <table Table>
using stored_columns = typename stored_among<columns_of<Table>>::result;

template <class Row>
constexpr auto upsert_by_key(Row const& row) {
    using Table = table_for<Row>;
    static_cast<void>(check_key<Table>());
    using source = row_values<Table, Row const*, stored_columns<Table>>;
    return insert_query<Table, source, conflict_replace<Table>>{{&row}, {}, {}};
}

/// Sorts the columns that are stored: those beside the key that have a default in the database,
/// though none in the struct, and all others.
template <class Columns, class Key>
struct defaults_among;
template <class... Columns, class Key>
struct defaults_among<types<Columns...>, Key> {
    template <class Column>
    static constexpr bool is_default = !is_inserted<Column> && !Key::template contains<Column>;

    using result =
        joined_types<std::conditional_t<is_default<Columns>, types<Columns>, types<>>...>;
    using others =
        joined_types<std::conditional_t<is_default<Columns>, types<>, types<Columns>>...>;
};
template <table Table>
using defaulted_columns =
    typename defaults_among<stored_columns<Table>, primary_key_of<Table>>::result;

/// The same, in which those with a default are left to the database: as they are in a row that is
/// there, and made for one that is not.
template <class Row>
constexpr auto upsert_beside_defaults(Row const& row) {
    using Table   = table_for<Row>;
    using key     = primary_key_of<Table>;
    using columns = typename defaults_among<stored_columns<Table>, key>::others;
    using updated = typename columns_beside_key<columns, key>::result;
    return insert_query<Table, row_values<Table, Row const*, columns>,
                        conflict_replace<Table, updated>>{{&row}, {}, {}};
}

template <class Columns>
struct generated_among;
template <class... Columns>
struct generated_among<types<Columns...>> {
    using result =
        joined_types<std::conditional_t<options_of<Columns>.generated != generated_kind::none,
                                        types<Columns>, types<>>...>;
};
/// The columns that the database computes from others.
template <table Table>
using generated_columns = typename generated_among<columns_of<Table>>::result;

/// The columns that an insert leaves to the database.
template <table Table>
using made_columns = types_but<columns_of<Table>, inserted_columns<Table>>;

template <table Table>
inline constexpr bool only_key_is_made =
    made_columns<Table>::size == 1 && is_generated_key<primary_key_of<Table>> &&
    std::same_as<made_columns<Table>, primary_key_of<Table>>;

template <class Row, class... Columns>
void set_key_columns(Row& row, std::int64_t key, types<Columns...>) {
    try {
        ((member_of<Row, Columns>(row) =
              from_value<typename Columns::declared>(value::of_integer(key))),
         ...);
    } catch (conversion_error const& refusal) {
        throw decode_error(table_facts<table_for<Row>>::name, (name_of<Columns>, ...), 1, "integer",
                           refusal, {});
    }
}

template <class Row>
void set_key(Row& row, std::int64_t key) {
    set_key_columns(row, key, primary_key_of<table_for<Row>>{});
}

template <class Row, class... Columns>
bool are_left_default([[maybe_unused]] Row const& row, types<Columns...>) {
    return (is_as_new(member_of<Row, Columns>(row)) && ...);
}

/// The database makes this row's key and has not done so yet.
template <class Row>
bool has_no_key(Row const& row) {
    using Table = table_for<Row>;
    using made  = types_but<primary_key_of<Table>, inserted_columns<Table>>;
    if constexpr (made::size != 0)
        return are_left_default(row, made{});
    else
        return false;
}

}  // namespace orm
