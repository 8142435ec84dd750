// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <source_location>

#include <orm/type/milliseconds.hpp>

namespace orm {

/// What a connection is borrowed for. A pool of SQLite has one connection that writes and several
/// that read; replicas read.
enum class access_mode : std::uint8_t { read_write, read_only };

/// When a connection that comes back is made as it was when it was opened, beside the rollback of
/// an open transaction, which is always made. PostgreSQL resets its settings, role, temporary
/// tables, cursors, `listen` and advisory locks in a round trip; SQLite opens the connection anew.
enum class reset_policy : std::uint8_t {
    /// When its `backend()` was asked for, or a statement called a function that is known to leave
    /// something behind: set_config, setseed, advisory locks.
    when_touched,
    always,
    never,
};

/// A connection that is out for longer than `pool_options::leak_after`.
struct leak_report {
    std::source_location borrower;  // where it was borrowed
    milliseconds         out_for;
};

/// How many connections a pool keeps, and for how long. Where a time is 0, that limit is off.
struct pool_options {
    /// Kept open, also when nobody needs them.
    int minimum = 0;
    /// Never more than that, whatever their state.
    int maximum = 10;

    /// How long to wait for a connection before `pool_timeout`, and to go on trying to open one; 0:
    /// not at all.
    milliseconds acquire_timeout = milliseconds::of(5'000);
    /// How long the end of the pool waits for connections that are out.
    milliseconds close_timeout = milliseconds::of(5'000);

    /// After how long without use a connection is closed, unless it is of the minimum.
    milliseconds idle_timeout = milliseconds::of(600'000);
    /// After how long a connection is closed when it is not out: servers change, memory fragments.
    milliseconds life_time = milliseconds::of(1'800'000);
    /// By how many percent at most the two times are shortened, differently for each connection, so
    /// that they do not all end together.
    int jitter_percent = 20;
    /// After how long without use a connection is asked whether it is alive, in a round trip,
    /// before it is handed out. That the server has closed it is noticed at any time, without one.
    milliseconds check_after = milliseconds::of(1'000);
    /// How long it may take to answer that; half of the time that its borrower has left at most.
    /// One that does not is closed, and a new one opened.
    milliseconds check_timeout = milliseconds::of(2'000);

    reset_policy on_return = reset_policy::when_touched;

    /// After how long a connection counts as forgotten: it is told to `on_leak`, once, by a thread
    /// of the pool.
    milliseconds leak_after                                   = {};
    void (*on_leak)(leak_report const& report, void* context) = nullptr;
    void* leak_context                                        = nullptr;
};

/// What a pool is doing, and what it has done since it was made.
struct pool_statistics {
    int open    = 0;  // with those that are being opened or closed
    int idle    = 0;
    int in_use  = 0;
    int waiting = 0;  // callers

    std::int64_t acquired         = 0;
    std::int64_t waited           = 0;  // of these, not served at once
    std::int64_t wait_nanoseconds = 0;  // of all that waited, also in vain
    std::int64_t timeouts         = 0;  // `pool_timeout`

    std::int64_t opened      = 0;
    std::int64_t not_opened  = 0;  // attempts that failed
    std::int64_t closed      = 0;
    std::int64_t broken      = 0;  // of these, as they could not be used any more
    std::int64_t expired     = 0;  // of these, by their life time or idle time
    std::int64_t rolled_back = 0;  // came back inside of a transaction
    std::int64_t resets      = 0;
    std::int64_t leaks       = 0;  // reported
};

}  // namespace orm
