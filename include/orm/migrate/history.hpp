// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <orm/migrate/error.hpp>
#include <orm/migrate/migration.hpp>
#include <orm/migrate/step_function.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/function_ref.hpp>

// A database remembers in the table `orm_migrations` which migrations it has, with the hash of what
// was run, and in `orm_migration_log` all that was ever done. What is applied is decided by what is
// there, never by an order of names or times.

namespace orm::migrate {

enum class migration_state : std::uint8_t {
    applied,
    pending,
    interrupted,  // some of its steps are done, and the next run goes on behind them
    modified,     // applied, and another text today
    unknown,      // applied, and not one of the program's: the database is ahead of it
};

struct migration_status {
    std::string     name;
    migration_state state = migration_state::pending;

    friend bool operator==(migration_status const&, migration_status const&) = default;
};

struct run_options {
    /// The last migration to apply; empty: all of them.
    std::string_view to = {};
    /// Migrations that may destroy data, each by its name, a colon and its hash.
    array_view<std::string_view> approved = {};
    /// Says what would be run, by `on_step`, and runs nothing.
    bool dry_run = false;
    /// What steps in C++ call.
    array_view<step_function> functions = {};
    /// Called before each step.
    function_ref<void(migration const&, step const&)> on_step = {};
    /// How long to wait for another program that migrates. Empty: 30 seconds, and where a file of
    /// SQLite is opened with these migrations, as long as its `busy_timeout` says.
    std::optional<std::chrono::milliseconds> patience = {};
    /// PostgreSQL: how long a step waits for a lock, as everybody else would wait behind it.
    std::chrono::milliseconds lock_timeout = std::chrono::seconds(2);
    /// PostgreSQL: how often a transaction that got no lock is tried, each time after a pause
    /// twice as long.
    int lock_attempts = 5;
};

}  // namespace orm::migrate
