// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <orm/render/copy.hpp>
#include <orm/session/running_copy.hpp>
#include <orm/session/statement_rules.hpp>

namespace orm {

/// Asks `copy_in` for rows just as they are, with the keys and moments in them that the database
/// would make otherwise: those that were read elsewhere, or that others refer to.
struct as_stored_rows {};
inline constexpr as_stored_rows as_stored{};

template <class Range, class Table, class Columns>
concept rows_to_copy = Columns::size != 0 && requires(Range& range, row_of<Table> const* row) {
    row = &static_cast<row_of<Table> const&>(*std::begin(range));
    std::end(range);
};

/// Rule `rows-to-copy`.
template <class Range, class Table, class Columns>
consteval bool check_rows_to_copy() {
    static_assert(rows_to_copy<Range, Table, Columns>,
                  "orm: copy_in() takes a table that has a column to be given, and a range of the "
                  "structs that are its rows. docs/errors.md#rows-to-copy");
    return rows_to_copy<Range, Table, Columns>;
}

template <class Query>
concept copied_select = select_statement<Query> && parameter_count<Query> == 0;

/// Rule `copy-out-takes-a-select`.
template <class Query>
consteval bool check_copied_select() {
    static_assert(copied_select<Query>,
                  "orm: copy_out() takes a table, or a select without values of the program, which "
                  "the engine's COPY knows not. Write constants by lit<>, or read by stream(). "
                  "docs/errors.md#copy-out-takes-a-select");
    return copied_select<Query>;
}

template <table Table, class Columns>
void bind_copied_row(binder& out, void const* row) {
    bind_row(out, *static_cast<row_of<Table> const*>(row), Columns{});
}

/// What a session is told of a copy into columns of a table.
template <dialect Dialect, table Table, class Columns>
inline constexpr copy_target target_of_copy{
    .sql          = sql_text<Dialect, copy_query<Table, Columns>>.view(),
    .table_in_sql = sql_text<Dialect, quoted_name<Table>>.view(),
    .table        = table_facts<Table>::name,
    .columns      = copy_query<Table, Columns>::columns};

template <table Table, class Columns, class Connection, class Range>
std::int64_t copy_rows(session<Connection>& owner, Range& range) {
    using std::begin, std::end;
    // A range that is a statement of this connection has to begin before the copy does.
    auto       at   = begin(range);
    auto const last = end(range);

    running_copy<Connection> copy(owner,
                                  target_of_copy<typename Connection::dialect, Table, Columns>,
                                  bind_copied_row<Table, Columns>);
    for (; !(at == last); ++at) {
        row_of<Table> const& row = *at;
        copy.add(&row);
    }
    return copy.end();
}

/// The function object of a caller as a sink.
template <class Sink>
byte_sink sink_of(Sink& sink) {
    return {[](void* context, std::string_view bytes) { (*static_cast<Sink*>(context))(bytes); },
            const_cast<void*>(static_cast<void const*>(&sink))};
}

}  // namespace orm
