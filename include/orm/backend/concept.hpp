// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <orm/backend/fetching.hpp>
#include <orm/backend/transaction_options.hpp>
#include <orm/type/field.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// A prepared statement of a backend. It is movable and closes itself.
///
/// The order of calls is `start`, then `next` until it answers false, with at most one `read` of
/// each row, then `finish`; `finish` may come early. Values passed to `start` stay alive until
/// `finish`. After any exception `finish` makes the statement usable again.
template <class Statement>
concept backend_statement =
    std::movable<Statement> && requires(Statement& statement, std::span<value const> values,
                                        row_layout const& layout, void* row) {
        /// Binds the values in order and begins execution. The types of the values are the same
        /// each time.
        statement.start(values, fetching::all);
        /// Moves to the next row; false when there is none.
        { statement.next() } -> std::same_as<bool>;
        /// Stores the current row. Throws `decode_error`.
        statement.read(layout, row);
        { statement.finish() } noexcept;
        /// Rows inserted, updated or deleted; known once `next` has answered false.
        { statement.affected() } -> std::same_as<std::int64_t>;
    };

/// A statement of an engine whose parameters have types, which are known from the values alone: it
/// can be compiled when it is told the types.
template <class Statement>
concept typed_statement =
    requires(Statement& statement, std::span<value const> values) { statement.compile(values); };

/// A connection that can send the begin of a transaction or savepoint together with the statement
/// behind it, and the end of a savepoint together with whatever comes next.
template <class Connection>
concept combining_connection =
    requires(Connection& connection, transaction_options const& options, int depth) {
        connection.begin_with_next(options);
        connection.savepoint_with_next(depth);
        connection.release_with_next(depth);
    };

/// A connection that can send several statements at once. The order of calls is `begin_batch`,
/// `add_to_batch` for each, `send_batch`, `await_of_batch` for each, `end_batch`; after an
/// exception of any of these `abort_batch`. Then `answer_of_batch` gives a statement what has come
/// for it, from number 0; its rows are read by `next` and `read`, and it is finished.
template <class Connection>
concept pipelining_connection =
    requires(Connection& connection, typename Connection::statement& statement,
             std::span<value const> values, bool writes, std::size_t number) {
        /// Throws `in_doubt`, here and from now on, where what writes may have been done.
        connection.begin_batch(writes);
        connection.add_to_batch(statement, values);
        connection.send_batch();
        connection.await_of_batch();
        connection.end_batch();
        connection.answer_of_batch(number);
        { connection.abort_batch() } noexcept;
        /// Whether it has failed for nothing but a statement that the engine has lost.
        { connection.has_forgotten() } -> std::same_as<bool>;
    };

/// One connection to an engine, used by one thread at a time. A source file of the backend includes
/// orm/session/session_impl.hpp and says `template class orm::session<connection>`. A backend knows
/// SQL text, values and fields; it knows no query types.
template <class Connection>
concept backend_connection = backend_statement<typename Connection::statement> &&
                             requires(Connection& connection, std::string_view sql,
                                      transaction_options const& options, int depth) {
                                 /// The facts the SQL text is rendered by.
                                 typename Connection::dialect;
                                 /// Compiles exactly one statement; refuses text after it.
                                 {
                                     connection.prepare(sql)
                                 } -> std::same_as<typename Connection::statement>;
                                 /// Runs several statements without values and drops their rows.
                                 connection.run_script(sql);
                                 connection.begin(options);
                                 connection.commit();
                                 { connection.rollback() } noexcept;
                                 /// Nested transactions, numbered by depth from 1.
                                 connection.savepoint(depth);
                                 connection.release_savepoint(depth);
                                 { connection.rollback_to_savepoint(depth) } noexcept;
                                 /// The key of the row that the last insert made, where the engine
                                 /// numbers rows.
                                 { connection.last_insert_id() } -> std::same_as<std::int64_t>;
                                 { connection.healthy() } noexcept -> std::same_as<bool>;
                             };

}  // namespace orm
