// SPDX-License-Identifier: BSL-1.0
#include "settings.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include <sqlite3.h>

#include <orm/backend/error.hpp>

#include "connection_state.hpp"
#include "execute.hpp"

namespace orm::sqlite {

namespace {

/// By `journal_mode`, as the engine spells them.
constexpr std::array<std::string_view, 6> journal_modes{"wal",     "delete", "truncate",
                                                        "persist", "memory", "off"};

[[noreturn]] void refuse(connection_state const& connection, std::string_view name,
                         std::string_view wanted, std::string_view found) {
    std::string message = "cannot open " + connection.path + ": asked for ";
    ((message += name) += " = ") += wanted;
    (message += ", but the engine has ") += found.empty() ? std::string_view{"none"} : found;
    error_details details;
    details.file = connection.path;
    throw cannot_open(message, std::move(details));
}

std::string read(connection_state const& connection, std::string_view name) {
    auto const rows = run(connection, std::string("pragma ").append(name));
    return rows.empty() ? std::string() : rows.front();
}

void set(connection_state const& connection, std::string_view name, std::string_view wanted) {
    run(connection, std::string("pragma ").append(name).append(" = ").append(wanted));
    if (std::string const found = read(connection, name); found != wanted)
        refuse(connection, name, wanted, found);
}

void set(connection_state const& connection, std::string_view name, std::int64_t wanted) {
    set(connection, name, std::to_string(wanted));
}

void configure(connection_state const& connection, int option, std::string_view name, bool wanted) {
    int       found = -1;
    int const code  = sqlite3_db_config(connection.db, option, wanted ? 1 : 0, &found);
    if (code != SQLITE_OK || found != (wanted ? 1 : 0))
        refuse(connection, name, wanted ? "1" : "0", std::to_string(found));
}

/// The switch to a write-ahead log needs the file for itself and does not wait for it, so several
/// threads that open a new file at once would fail without this.
void set_journal_mode(connection_state const& connection, std::string_view wanted) {
    auto const deadline = std::chrono::steady_clock::now() + connection.busy_timeout;
    for (;;) {
        try {
            set(connection, "journal_mode", wanted);
            return;
        } catch (busy const&) {
            if (std::chrono::steady_clock::now() >= deadline) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    }
}

/// What only a file that is open for writing has.
void apply_file_settings(connection_state const& connection, options const& wanted) {
    if (wanted.page_size != 0) set(connection, "page_size", wanted.page_size);
    set_journal_mode(connection, journal_modes.at(static_cast<std::size_t>(wanted.journal_mode)));
    set(connection, "wal_autocheckpoint", wanted.wal_autocheckpoint);
}

}  // namespace

void apply_process_settings(options const& wanted) noexcept {
    // Once, as it fails where SQLite is in use, and then writes into the engine's log.
    static int const told =
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, wanted.memory_statistics ? 1 : 0);
    static_cast<void>(told);
}

void apply_settings(connection_state& connection, options const& wanted) {
    // The open database is in memory itself.
    if (wanted.memory_statistics && sqlite3_memory_used() == 0)
        refuse(connection, "memory_statistics", "1", "0");

    // First of all, for the statements below may meet a lock.
    connection.busy_timeout = std::chrono::milliseconds(wanted.busy_timeout.count());
    set(connection, "busy_timeout", wanted.busy_timeout.count());

    configure(connection, SQLITE_DBCONFIG_DQS_DML, "double_quoted_strings",
              wanted.double_quoted_strings);
    configure(connection, SQLITE_DBCONFIG_DQS_DDL, "double_quoted_strings",
              wanted.double_quoted_strings);
    configure(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, "trusted_schema", wanted.trusted_schema);
    configure(connection, SQLITE_DBCONFIG_DEFENSIVE, "defensive", wanted.defensive);

    // The engine names no file where it has none. Both kinds of memory have a journal of their own.
    char const* const file      = sqlite3_db_filename(connection.db, "main");
    bool const        in_memory = file == nullptr || *file == '\0';
    if (!in_memory) {
        set(connection, "mmap_size", wanted.mmap_size);
        if (!connection.read_only) apply_file_settings(connection, wanted);
    }
    set(connection, "synchronous", static_cast<int>(wanted.synchronous));
    set(connection, "cache_size", -std::int64_t{wanted.cache_size_kib});
    set(connection, "temp_store", static_cast<int>(wanted.temp_store));
    set(connection, "foreign_keys", wanted.foreign_keys ? 1 : 0);
    set(connection, "recursive_triggers", wanted.recursive_triggers ? 1 : 0);
}

}  // namespace orm::sqlite
