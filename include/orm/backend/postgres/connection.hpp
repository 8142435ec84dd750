// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <orm/backend/copying.hpp>
#include <orm/backend/notification.hpp>
#include <orm/backend/postgres/options.hpp>
#include <orm/backend/postgres/statement.hpp>
#include <orm/backend/transaction_options.hpp>
#include <orm/support/owned.hpp>

struct pg_conn;

namespace orm {
struct postgres_dialect;
}

namespace orm::postgres {

struct connection_state;

void destroy(connection_state* state) noexcept;

/// One connection to a server. It belongs to one thread at a time; only `interrupt` may be called
/// from elsewhere.
///
///     orm::postgres::connection db("postgresql:///blog?host=/run/postgresql");
///     db.run_script("create table users (id bigint primary key, email text not null)");
class connection {
public:
    using dialect   = orm::postgres_dialect;
    using statement = orm::postgres::statement;

    /// A child of the process may destroy it: the parent's session goes on.
    static constexpr bool closes_in_child = true;

    /// A URI or `key=value` pairs; what they leave open comes from the environment and service
    /// files, as libpq has it. Throws `cannot_open`, whose message names the server and the reason
    /// and never the connection string.
    explicit connection(std::string const& where, postgres::options const& options = {});

    connection(connection&&) noexcept;
    connection& operator=(connection&&) noexcept;
    ~connection();

    /// Nothing is sent before the statement is run or compiled.
    statement prepare(std::string_view sql);

    /// In one round trip. Outside of a transaction all of them succeed or none does, unless the
    /// script begins transactions of its own.
    void run_script(std::string_view sql);

    void begin(transaction_options const& options = {});

    /// The same, sent with the next statement: an error of it is that statement's.
    void begin_with_next(transaction_options const& options = {});

    /// Throws `in_doubt` when the connection breaks before the server has answered,
    /// `transaction_aborted` when the server has rolled back instead, and whatever a deferred rule
    /// says. The transaction is over in each case.
    void commit();

    /// A rollback that fails leaves a connection that is not healthy.
    void rollback() noexcept;

    /// `depth` counts from 1. Requires an open transaction.
    void savepoint(int depth);
    void release_savepoint(int depth);
    /// The same, sent with the next statement; a release behind which there is none is not needed.
    void savepoint_with_next(int depth);
    void release_with_next(int depth);
    /// Undoes what was done since the savepoint, and removes it.
    void rollback_to_savepoint(int depth) noexcept;

    bool in_transaction() const noexcept;

    /// Whether the connection can still be used, as far as one can tell without asking the server:
    /// that it has closed the connection is noticed.
    bool healthy() noexcept;
    /// The same as far as is known, without looking.
    bool usable() const noexcept;
    /// Asks the server, in a round trip. One that says nothing within the time, or within
    /// `options::answer_timeout` if that is shorter, is given up; 0: only within the latter.
    bool ping(milliseconds within = {}) noexcept;

    /// Makes the session as it was when it was opened: rolls back, and resets settings, role,
    /// cursors, `listen`, temporary tables, advisory locks; then runs `on_open` again. Statements
    /// prepared by SQL stay. False when that fails: the connection is to be dropped.
    bool reset() noexcept;

    /// Throws `misuse`, and stays open, inside of a transaction and while a statement of it is
    /// there. Everything else throws `misuse` afterwards; to close it again does nothing.
    void close();

    // Several statements in one round trip. Outside of a transaction they are one: when one of them
    // fails, none has done anything. orm::pipelining_connection tells the order of calls.

    void begin_batch(bool writes);
    void add_to_batch(statement& added, std::span<value const> values);
    void send_batch();
    void await_of_batch();
    void end_batch();
    void answer_of_batch(std::size_t number);
    void abort_batch() noexcept;
    bool has_forgotten() const noexcept;

    /// Begins to send rows into a table, in a transaction of their own where there is none. Throws
    /// what the server says to it, among it that there is no such table.
    void begin_copy_in(copy_target const& target);
    /// Errors of a row may come at any later one, or at the end. Throws also `encode_error` and
    /// `schema_mismatch`; nothing else but `abort_copy_in` may follow an exception.
    void copy_row(std::span<value const> values);
    /// Throws `in_doubt` when the connection breaks before the server has answered, outside of a
    /// transaction.
    std::int64_t end_copy_in();
    /// Does nothing where there is no copy.
    void abort_copy_in() noexcept;

    /// Passes the rows of a select without parameters to a function, each in bytes. What the
    /// function throws ends the copy and goes on. Answers how many rows there were.
    std::int64_t copy_out(std::string_view sql, byte_sink sink, copy_format format);

    /// Takes part in a channel, with its notifications from now on. Inside of a transaction that
    /// counts once it is committed. The listener is deleted by the connection.
    void listen(std::string_view name, notification_listener* listener);
    void unlisten(std::string_view name);
    /// Tells all who listen, itself too; inside of a transaction when it is committed. The payload
    /// has less than 8000 bytes.
    void notify(std::string_view name, std::string_view payload);
    /// Calls listeners, at most after that time when nothing has come. Answers how many there were.
    /// An exception of a listener goes on, and what has come behind is kept for the next time.
    std::size_t wait_for_notifications(milliseconds timeout);

    /// How far the server's log is: written, or on a replica received and `replayed`.
    std::uint64_t log_position(bool replayed);

    /// PostgreSQL does not number rows, so there is none: throws `usage_error`. Use `returning`.
    std::int64_t last_insert_id() const;

    /// Makes the running statement fail with `cancelled`. May be called from any thread, as long
    /// as the connection stays open. It makes a connection of its own for that, and returns when
    /// the server has been told; false when it could not be reached.
    bool interrupt() const noexcept;

    /// As the server numbers it: 150004 is 15.4.
    int version() const noexcept;
    /// The process that serves this connection, as in pg_stat_activity.
    int process() const noexcept;
    /// The first column of the first row that a query answers with, as text.
    std::string query(std::string_view sql);
    pg_conn*    native() const noexcept;

private:
    owned<connection_state, destroy> state_;
};

}  // namespace orm::postgres
