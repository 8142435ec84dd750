// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>
#include <vector>

#include <orm/session/row_chunks.hpp>
#include <orm/session/session.hpp>

namespace orm {

/// A statement that knows how many rows there are before the first is read.
template <class Connection>
concept answers_at_once = requires(typename Connection::statement& one) { one.rows_at_hand(); };

/// Rows that are gathered in chunks before they go to their vector. Those of a write go there
/// while it can still be undone, should there be no room for them.
template <class Row, bool Writes, class Connection>
concept gathered = !Writes && std::is_nothrow_move_constructible_v<Row> &&
                   !std::is_same_v<Row, bool> && !answers_at_once<Connection>;

/// All rows of a query. `Writes` says that it may change something.
template <class Row, bool Writes, backend_connection Connection>
std::vector<Row> fetch_rows(session<Connection>& session, statement_call const& call,
                            row_layout const& layout) {
    std::vector<Row> rows;
    session.fetch_all(call, layout, {&rows, add_row<Row>, expect_rows<Row>});
    return rows;
}
template <class Row, bool Writes, backend_connection Connection>
    requires gathered<Row, Writes, Connection>
std::vector<Row> fetch_rows(session<Connection>& session, statement_call const& call,
                            row_layout const& layout) {
    row_chunks chunks(sizeof(Row), alignof(Row), make_row<Row>, move_rows<Row>);
    session.fetch_all(call, layout, {&chunks, row_chunks::add});
    std::vector<Row> rows(chunks.count());
    if (chunks.count() != 0) chunks.move_to(&rows[0]);  // data() is dearer to compile
    return rows;
}
template <std::same_as<bool> Row, bool Writes, backend_connection Connection>
std::vector<Row> fetch_rows(session<Connection>& session, statement_call const& call,
                            row_layout const& layout) {
    struct truth {
        bool value{};
    };
    std::vector<Row> rows;  // has no place for a single one
    for (truth const each : fetch_rows<truth, Writes>(session, call, layout))
        rows.push_back(each.value);
    return rows;
}

}  // namespace orm
