// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace orm::sqlite {

/// What a connection and its statements share. It stays in place when the connection is moved.
struct connection_state {
    connection_state()                                   = default;
    connection_state(connection_state const&)            = delete;
    connection_state& operator=(connection_state const&) = delete;

    ~connection_state() {
        finish_commands();
        // Unlike sqlite3_close, waits for statements that are still open.
        sqlite3_close_v2(db);
    }

    /// Whether a statement must not run. The engine ends a transaction by itself when the disk is
    /// full, for instance; what follows would be stored at once, each statement for itself.
    bool refuses(bool writes) const {
        return in_transaction &&
               (sqlite3_get_autocommit(db) != 0 || (read_only_transaction && writes));
    }

    void finish_commands() noexcept {
        for (sqlite3_stmt* command : commands) sqlite3_finalize(command);
        commands.clear();
    }

    sqlite3*                  db = nullptr;  // none once it is closed
    std::string               path;
    bool                      read_only = false;
    std::chrono::milliseconds busy_timeout{0};
    /// `begin` has succeeded, and neither `commit` nor `rollback` has ended it. The engine may have
    /// ended it none the less; then sqlite3_get_autocommit says so.
    bool in_transaction        = false;
    bool read_only_transaction = false;
    bool broken                = false;
    /// Prepared `begin`, `commit`, `savepoint` and so on, by their number.
    std::vector<sqlite3_stmt*> commands;
};

}  // namespace orm::sqlite
