// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>

#include <orm/backend/postgres/notice.hpp>
#include <orm/support/function_ref.hpp>
#include <orm/type/milliseconds.hpp>

namespace orm::postgres {

class connection;

/// How a connection is made and kept. Where the connection string says something of its own about
/// the time to connect, the application's name or keepalives, that counts.
///
///     orm::postgres::connection db("postgresql://blog@db.example.org/blog?sslmode=verify-full",
///                                  {.statement_timeout = 30s});
struct options {
    /// Seen in the server's log and in pg_stat_activity.
    std::string application_name = {};
    /// For each address of the server; whole seconds, at least two.
    milliseconds connect_timeout = milliseconds::of(10'000);

    /// How long a statement may take before the server ends it with `orm::timeout`; 0: for ever.
    milliseconds statement_timeout = {};
    /// How long a statement may wait for a lock before `orm::busy`; 0: for ever.
    milliseconds lock_timeout = {};
    /// After how long the server closes a connection that does nothing inside of a transaction.
    milliseconds idle_in_transaction_timeout = {};
    /// How long to wait for the server to say anything before the connection is given up with
    /// `orm::connection_lost`. It ends what no server can end: a network that swallows packets.
    /// Longer than the longest statement; 0: for ever.
    milliseconds answer_timeout = {};

    /// How long sent data may stay unacknowledged before the system gives the connection up.
    milliseconds tcp_user_timeout = milliseconds::of(30'000);
    /// After how long without traffic the system asks whether the other side is still there, how
    /// often, and how many times. Whole seconds; 0: the system's own.
    milliseconds keepalive_idle     = milliseconds::of(60'000);
    milliseconds keepalive_interval = milliseconds::of(10'000);
    int          keepalive_count    = 3;

    /// Off: every statement is compiled each time it is run, still in one round trip. For poolers
    /// that hand out another server connection for each transaction.
    bool prepared_statements = true;
    /// Every transaction only reads, unless it says otherwise in SQL.
    bool read_only = false;
    /// On: messages of errors tell what the server adds, which may hold values of the row.
    bool values_in_errors = false;
    /// Prepared statements a session keeps open.
    std::size_t statement_cache_size = 256;

    /// Told what the server says; without it that is dropped.
    notice_function on_notice      = nullptr;
    void*           notice_context = nullptr;

    /// Statements run after the settings: `set search_path to blog`, `set role reader`.
    std::string on_open = {};
    /// What brings the database up to date before anybody else has it, such as the constant that
    /// embeds a program's migrations: `open` and `open_pool` call it once, and keep nothing of it.
    function_ref<void(connection&)> migrations = {};
};

}  // namespace orm::postgres
