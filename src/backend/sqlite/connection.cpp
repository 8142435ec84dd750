// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/connection.hpp>

#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include <orm/backend/error.hpp>
#include <orm/support/hex.hpp>

#include "connection_state.hpp"
#include "execute.hpp"
#include "failure.hpp"
#include "settings.hpp"
#include "sql_text.hpp"

namespace orm::sqlite {

namespace {

constexpr int oldest_engine     = 3'040'000;
constexpr int engine_with_unhex = 3'041'000;

/// Statements that the connection itself runs, prepared when first used. Savepoints follow, three
/// for each depth.
enum command : int {
    begin_deferred,
    begin_immediate,
    begin_exclusive,
    commit_transaction,
    rollback_transaction,
    first_savepoint,
};

enum savepoint_command : int { set_savepoint, release, roll_back_to, savepoint_commands };

int command_for(savepoint_command what, int depth) {
    return first_savepoint + (depth - 1) * savepoint_commands + what;
}

std::string text_of(int number) {
    switch (number) {
        case begin_deferred: return "begin deferred";
        case begin_immediate: return "begin immediate";
        case begin_exclusive: return "begin exclusive";
        case commit_transaction: return "commit";
        case rollback_transaction: return "rollback";
        default: break;
    }
    int const         offset = number - first_savepoint;
    std::string const name   = "orm_" + std::to_string(offset / savepoint_commands + 1);
    switch (offset % savepoint_commands) {
        case set_savepoint: return "savepoint " + name;
        case release: return "release " + name;
        default: return "rollback to " + name;
    }
}

sqlite3_stmt* prepared(connection_state& connection, int number) {
    auto const index = static_cast<std::size_t>(number);
    if (index >= connection.commands.size()) connection.commands.resize(index + 1);
    sqlite3_stmt*& handle = connection.commands[index];
    if (handle == nullptr) {
        std::string const text = text_of(number);
        std::string_view  rest = text;
        handle                 = compile(connection, rest, SQLITE_PREPARE_PERSISTENT).release();
    }
    return handle;
}

int run_prepared(sqlite3_stmt* handle) noexcept {
    sqlite3_step(handle);
    return sqlite3_reset(handle);
}

void run_command(connection_state& connection, int number) {
    sqlite3_stmt* const handle = prepared(connection, number);
    if (int const code = run_prepared(handle); code != SQLITE_OK)
        raise(connection, code, sqlite3_sql(handle));
}

bool engine_is_in_transaction(connection_state const& connection) noexcept {
    return connection.db != nullptr && sqlite3_get_autocommit(connection.db) == 0;
}

void check_engine() {
    if (sqlite3_libversion_number() < oldest_engine)
        throw cannot_open(std::string("SQLite 3.40 or newer is needed, this program runs with ") +
                          sqlite3_libversion());
    if (sqlite3_threadsafe() == 0)
        throw cannot_open("this SQLite was built without threads (SQLITE_THREADSAFE=0)");
}

void check_options(std::string const& path, bool in_memory, options const& wanted) {
    if (path.empty() && !in_memory)
        throw usage_error("cannot open a database without a path; :memory: is one in memory");
    if (path.find('\0') != std::string::npos)
        throw usage_error("cannot open a database whose path contains a NUL character");
    if (in_memory && wanted.mode == open_mode::read_only)
        throw usage_error(
            "cannot open a database in memory with open_mode::read_only; "
            "it would stay empty");
}

/// The engine's own function of newer versions, by which lists of blobs are read: null where the
/// text is not all pairs of digits.
void unhex(sqlite3_context* context, int, sqlite3_value** arguments) {
    auto const* const digits = sqlite3_value_text(arguments[0]);
    int const         size   = sqlite3_value_bytes(arguments[0]);
    if (digits == nullptr) return;
    std::string bytes;
    try {
        bytes.reserve(static_cast<std::size_t>(size) / 2);
    } catch (std::bad_alloc const&) {
        sqlite3_result_error_nomem(context);
        return;
    }
    std::string_view const text(reinterpret_cast<char const*>(digits),
                                static_cast<std::size_t>(size));
    if (!append_bytes_of_hex(bytes, text)) return;
    sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

void add_missing_functions(sqlite3* db) {
    if (sqlite3_libversion_number() < engine_with_unhex)
        sqlite3_create_function(db, "unhex", 1,
                                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                unhex, nullptr, nullptr);
}

/// The path as the engine takes it. By the flag SQLITE_OPEN_MEMORY, instead of the name, whatever
/// is attached would be in memory, too, and copies that `vacuum into` makes. It can be built to see
/// a URI in whatever begins like one.
std::string path_for_engine(std::string const& path, bool in_memory, options const& wanted) {
    if (in_memory) return ":memory:";
    if (!wanted.uri && path.starts_with("file:")) return "./" + path;
    return path;
}

int open_flags(options const& wanted) {
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (wanted.mode) {
        case open_mode::read_write_create:
            flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
            break;
        case open_mode::read_write: flags |= SQLITE_OPEN_READWRITE; break;
        case open_mode::read_only: flags |= SQLITE_OPEN_READONLY; break;
    }
    if (wanted.uri) flags |= SQLITE_OPEN_URI;
    return flags;
}

}  // namespace

connection::connection(std::string path, sqlite::options const& wanted)
    : state_(new connection_state) {
    check_engine();
    bool const in_memory = wanted.memory || path == ":memory:";
    check_options(path, in_memory, wanted);
    state_->path      = std::move(path);
    state_->read_only = wanted.mode == open_mode::read_only;

    apply_process_settings(wanted);
    int const code =
        sqlite3_open_v2(path_for_engine(state_->path, in_memory, wanted).c_str(), &state_->db,
                        open_flags(wanted), wanted.vfs.empty() ? nullptr : wanted.vfs.c_str());
    if (code != SQLITE_OK) raise_open(state_->db, code, state_->path, wanted);
    sqlite3_extended_result_codes(state_->db, 1);

    // Where the file may not be written, the engine opens it for reading and says nothing.
    if (!state_->read_only && sqlite3_db_readonly(state_->db, "main") == 1)
        raise_open(state_->db, SQLITE_READONLY, state_->path, wanted);

    add_missing_functions(state_->db);
    apply_settings(*state_, wanted);
    run_script(wanted.on_open);
}

void destroy(connection_state* state) noexcept { delete state; }

connection::connection(connection&&) noexcept            = default;
connection& connection::operator=(connection&&) noexcept = default;
connection::~connection()                                = default;

statement connection::prepare(std::string_view sql) {
    std::string_view rest   = sql;
    statement_handle handle = compile(*state_, rest, SQLITE_PREPARE_PERSISTENT);

    error_details details;
    if (handle == nullptr) throw statement_error("there is no statement in this text", details);
    details.sql = sql;
    // The engine would compile the first statement and forget the others.
    if (!skip_blank(rest).empty())
        throw trailing_text("text follows the statement; prepare() takes exactly one", details);
    return {*state_, handle.release()};
}

void connection::run_script(std::string_view sql) {
    while (!(sql = skip_blank(sql)).empty()) {
        std::string_view const text   = sql;
        statement_handle const handle = compile(*state_, sql);
        // A NUL character ends the text for the engine, and would have hidden what follows.
        if (sql.size() == text.size())
            throw statement_error("there is a NUL character in this script");
        if (handle == nullptr) continue;
        std::string_view const statement_text = sqlite3_sql(handle.get());
        check_transaction(*state_, statement_text, sqlite3_stmt_readonly(handle.get()) == 0);
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW) code = sqlite3_step(handle.get());
        if (code != SQLITE_DONE) raise(*state_, code, statement_text);
    }
}

void connection::begin(transaction_options const& wanted) {
    if (in_transaction()) throw usage_error("begin() inside a transaction; nest with a savepoint");
    // Now, so that rollback() cannot fail for want of memory.
    prepared(*state_, rollback_transaction);
    if (wanted.exclusive) {
        run_command(*state_, begin_exclusive);
    } else if (wanted.read_only) {
        run_command(*state_, begin_deferred);
    } else {
        run_command(*state_, begin_immediate);
    }
    state_->in_transaction        = true;
    state_->read_only_transaction = wanted.read_only;
}

void connection::commit() {
    if (!state_->in_transaction && !in_transaction())
        throw usage_error("commit() without a transaction");
    check_transaction(*state_, "commit", false);
    run_command(*state_, commit_transaction);
    state_->in_transaction = false;
}

void connection::rollback() noexcept {
    state_->in_transaction = false;
    if (!in_transaction()) return;
    auto const index = static_cast<std::size_t>(rollback_transaction);
    if (index < state_->commands.size() && state_->commands[index] != nullptr) {
        run_prepared(state_->commands[index]);
    } else {
        // A transaction that a script has begun.
        sqlite3_exec(state_->db, "rollback", nullptr, nullptr, nullptr);
    }
    state_->broken = state_->broken || in_transaction();
}

void connection::savepoint(int depth) {
    if (depth < 1) throw usage_error("savepoint() counts depth from 1");
    check_transaction(*state_, "savepoint", false);
    // By itself the engine would begin a transaction of its own, and commit it at the release.
    if (!in_transaction()) throw usage_error("savepoint() outside a transaction");
    prepared(*state_, command_for(release, depth));
    prepared(*state_, command_for(roll_back_to, depth));
    run_command(*state_, command_for(set_savepoint, depth));
}

void connection::release_savepoint(int depth) {
    check_transaction(*state_, "release", false);
    if (depth < 1 || !in_transaction())
        throw usage_error("release_savepoint() of a savepoint that is not set");
    run_command(*state_, command_for(release, depth));
}

void connection::rollback_to_savepoint(int depth) noexcept {
    if (!in_transaction()) return;
    auto const back = static_cast<std::size_t>(command_for(roll_back_to, depth));
    auto const end  = static_cast<std::size_t>(command_for(release, depth));
    bool const set  = depth >= 1 && back < state_->commands.size() &&
                     state_->commands[back] != nullptr && state_->commands[end] != nullptr;
    if (set && run_prepared(state_->commands[back]) == SQLITE_OK &&
        run_prepared(state_->commands[end]) == SQLITE_OK)
        return;
    // What cannot be undone in part must not be committed: undo all. The flag stays, so that every
    // statement until rollback() is refused.
    bool const flag = state_->in_transaction;
    rollback();
    state_->in_transaction = flag;
}

bool connection::in_transaction() const noexcept { return engine_is_in_transaction(*state_); }

bool connection::healthy() noexcept {
    return state_ != nullptr && state_->db != nullptr && !state_->broken;
}

void connection::close() {
    if (state_ == nullptr) return;
    state_->finish_commands();
    if (sqlite3_close(state_->db) != SQLITE_OK)
        throw misuse("close() while a statement of the connection is there");
    state_->db             = nullptr;
    state_->in_transaction = false;
}

std::int64_t connection::last_insert_id() const noexcept {
    return state_->db != nullptr ? sqlite3_last_insert_rowid(state_->db) : 0;
}

std::int64_t connection::changes() const noexcept {
    return state_->db != nullptr ? sqlite3_changes64(state_->db) : 0;
}

std::int64_t connection::total_changes() const noexcept {
    return state_->db != nullptr ? sqlite3_total_changes64(state_->db) : 0;
}

void connection::interrupt() const noexcept {
    if (state_->db != nullptr) sqlite3_interrupt(state_->db);
}

std::string const& connection::path() const noexcept { return state_->path; }

sqlite3* connection::native() const noexcept { return state_->db; }

}  // namespace orm::sqlite
