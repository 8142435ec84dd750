// SPDX-License-Identifier: BSL-1.0
#include "failure.hpp"

#include <array>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include <sqlite3.h>

#include "../without_quoted.hpp"
#include "connection_state.hpp"

namespace orm::sqlite {

namespace {

using thrower = void (*)(std::string const& message, error_details&& details);

template <class Error>
[[noreturn]] void throw_as(std::string const& message, error_details&& details) {
    throw Error(message, std::move(details));
}

[[noreturn]] void throw_out_of_memory(std::string const&, error_details&&) {
    throw std::bad_alloc();
}

struct code_meaning {
    int              code;
    std::string_view name;
    thrower          raise;
};

#define ORM_MEANING(code, error) \
    code_meaning { code, #code, throw_as<error> }

/// The codes that mean something of their own; any other means what its lowest byte means.
constexpr std::array meanings{
    ORM_MEANING(SQLITE_ERROR, statement_error),
    ORM_MEANING(SQLITE_INTERNAL, statement_error),
    ORM_MEANING(SQLITE_PERM, permission_denied),
    ORM_MEANING(SQLITE_ABORT, cancelled),
    ORM_MEANING(SQLITE_ABORT_ROLLBACK, transaction_aborted),
    ORM_MEANING(SQLITE_BUSY, busy),
    ORM_MEANING(SQLITE_BUSY_SNAPSHOT, busy_snapshot),
    ORM_MEANING(SQLITE_LOCKED, locked),
    code_meaning{SQLITE_NOMEM, "SQLITE_NOMEM", throw_out_of_memory},
    ORM_MEANING(SQLITE_READONLY, read_only_database),
    ORM_MEANING(SQLITE_INTERRUPT, cancelled),
    ORM_MEANING(SQLITE_IOERR, io_error),
    code_meaning{SQLITE_IOERR_NOMEM, "SQLITE_IOERR_NOMEM", throw_out_of_memory},
    ORM_MEANING(SQLITE_CORRUPT, corrupt_database),
    ORM_MEANING(SQLITE_FULL, disk_full),
    ORM_MEANING(SQLITE_CANTOPEN, cannot_open),
    ORM_MEANING(SQLITE_PROTOCOL, busy),
    ORM_MEANING(SQLITE_SCHEMA, statement_error),
    ORM_MEANING(SQLITE_TOOBIG, too_big),
    ORM_MEANING(SQLITE_CONSTRAINT, constraint_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_CHECK, check_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_DATATYPE, constraint_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_FOREIGNKEY, foreign_key_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_NOTNULL, not_null_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_PRIMARYKEY, unique_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_ROWID, unique_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_TRIGGER, constraint_violation),
    ORM_MEANING(SQLITE_CONSTRAINT_UNIQUE, unique_violation),
    ORM_MEANING(SQLITE_MISMATCH, constraint_violation),
    ORM_MEANING(SQLITE_MISUSE, misuse),
    ORM_MEANING(SQLITE_AUTH, permission_denied),
    ORM_MEANING(SQLITE_RANGE, misuse),
    ORM_MEANING(SQLITE_NOTADB, not_a_database),
};

#undef ORM_MEANING

code_meaning const& meaning_of(int code) {
    for (int candidate : {code, code & 0xFF})
        for (code_meaning const& meaning : meanings)
            if (meaning.code == candidate) return meaning;
    return meanings.front();
}

/// `a.x, a.y` into the table a and the columns x and y.
void read_columns(std::string_view names, error_details& details) {
    std::size_t const dot = names.find('.');
    if (dot == std::string_view::npos) return;
    details.table               = names.substr(0, dot);
    std::string const separator = ", " + details.table + ".";
    names.remove_prefix(dot + 1);
    for (;;) {
        std::size_t const end = names.find(separator);
        details.columns.emplace_back(names.substr(0, end));
        if (end == std::string_view::npos) return;
        names.remove_prefix(end + separator.size());
    }
}

/// The engine has no other way to tell which constraint it was than its message.
void read_constraint(std::string_view message, error_details& details) {
    auto const after = [&](std::string_view prefix) {
        if (!message.starts_with(prefix)) return false;
        message.remove_prefix(prefix.size());
        return true;
    };
    if (after("UNIQUE constraint failed: index '")) {
        details.constraint = message.substr(0, message.rfind('\''));
    } else if (after("UNIQUE constraint failed: ") || after("NOT NULL constraint failed: ")) {
        read_columns(message, details);
    } else if (after("CHECK constraint failed: ")) {
        details.constraint = message;
    } else if (message.starts_with("cannot store ")) {
        std::size_t const column = message.find(" column ");
        if (column != std::string_view::npos) read_columns(message.substr(column + 8), details);
    }
}

/// The name that a text begins with, without its quotes; the text then begins behind it.
std::string take_name(std::string_view& text) {
    std::string name;
    if (!text.starts_with('"')) {
        std::size_t const end = text.find_first_of(" .(;\n");
        name                  = text.substr(0, end);
        text.remove_prefix(name.size());
        return name;
    }
    for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
        if (text.front() == '"') {
            text.remove_prefix(1);
            if (!text.starts_with('"')) break;
        }
        name += text.front();
    }
    return name;
}

/// The table that a statement writes, as the library words it; nothing of any other statement.
std::string written_table(std::string_view sql) {
    for (std::string_view const verb : {"insert into ", "insert or ignore into ",
                                        "insert or replace into ", "update ", "delete from "}) {
        if (!sql.starts_with(verb)) continue;
        sql.remove_prefix(verb.size());
        std::string name = take_name(sql);
        if (!sql.starts_with('.')) return name;
        sql.remove_prefix(1);
        return take_name(sql);
    }
    return {};
}

/// The engine reports mistakes in the text under the same code as all that has no code.
bool is_syntax_error(int code, std::string_view message) {
    return code == SQLITE_ERROR &&
           (message.ends_with("syntax error") || message.starts_with("unrecognized token") ||
            message == "incomplete input");
}

/// The engine enforces `on delete restrict` and its like by triggers of its own.
bool is_restriction(int code, std::string_view message) {
    return code == SQLITE_CONSTRAINT_TRIGGER && message == "FOREIGN KEY constraint failed";
}

/// Whether a reader of the message needs to know which file it is about.
bool concerns_file(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_READONLY:
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_NOTADB: return true;
        default: return false;
    }
}

/// The reason why a file does not open, as far as one can see it from outside.
std::string why_not(std::string const& file, options const& wanted, int system_error) {
    namespace fs = std::filesystem;
    if (wanted.uri && file.starts_with("file:")) return {};
    std::error_code ignored;
    fs::path const  path(reinterpret_cast<char8_t const*>(file.c_str()));
    fs::path const  directory = path.has_parent_path() ? path.parent_path() : fs::path(".");

    if (fs::is_directory(path, ignored)) return "it is a directory";
    if (!fs::exists(directory, ignored)) return "its directory does not exist";
    if (!fs::is_directory(directory, ignored)) return "what should be its directory is a file";
    if (!fs::exists(path, ignored) && !ignored) {
        // The number that the system gave is lost: the engine has tried to open it for reading.
        if (wanted.mode == open_mode::read_write_create)
            return "the file cannot be created; may its directory be written to?";
        return "the file does not exist, and the mode creates none; "
               "open with open_mode::read_write_create to create it";
    }
    if (system_error != 0) return std::generic_category().message(system_error);
    return {};
}

std::string message_of(connection_state const& connection, int code) {
    // The connection's message belongs to its last failure, which may be another than this.
    bool const recorded = sqlite3_extended_errcode(connection.db) == code;
    return recorded ? sqlite3_errmsg(connection.db) : sqlite3_errstr(code);
}

[[noreturn]] void raise_with(connection_state const& connection, int code, std::string_view sql,
                             std::string message) {
    error_details details;
    details.sql  = sql;
    details.file = connection.path;
    if (concerns_file(code)) message = connection.path + ": " + message;
    raise(code, std::move(message), std::move(details));
}

}  // namespace

void raise(int code, std::string message, error_details details) {
    code_meaning const& meaning = meaning_of(code);
    details.code                = code;
    if ((code & 0xFF) == SQLITE_CONSTRAINT) read_constraint(message, details);

    bool const syntax     = is_syntax_error(code, message);
    bool const restricted = is_restriction(code, message);
    if (restricted || code == SQLITE_CONSTRAINT_FOREIGNKEY)
        details.table = written_table(details.sql);
    if (message.starts_with("UNIQUE")) message.replace(0, 6, "unique");
    if (message.starts_with("NOT NULL")) message.replace(0, 8, "not null");
    if (message.starts_with("CHECK")) message.replace(0, 5, "check");
    if (message.starts_with("FOREIGN KEY")) message.replace(0, 11, "foreign key");
    ((message += " (") += meaning.name) += ' ';
    (message += std::to_string(code)) += ')';

    if (syntax) throw syntax_error(message, std::move(details));
    if (restricted) throw foreign_key_violation(message, std::move(details));
    meaning.raise(message, std::move(details));
    std::terminate();  // never reached: every entry of the table throws
}

void raise(connection_state const& connection, int code, std::string_view sql) {
    raise_with(connection, code, sql, message_of(connection, code));
}

void raise_run(connection_state const& connection, int code, std::string_view sql) {
    std::string message = message_of(connection, code);
    raise_with(connection, code, sql,
               code == SQLITE_ERROR ? without_quoted(message, "'\"") : std::move(message));
}

void raise_open(sqlite3* db, int code, std::string const& file, options const& wanted) {
    std::string message = "cannot open " + file + ": ";
    std::string reason;
    if ((code & 0xFF) == SQLITE_CANTOPEN)
        reason = why_not(file, wanted, db != nullptr ? sqlite3_system_errno(db) : 0);
    if ((code & 0xFF) == SQLITE_READONLY)
        reason = "the file may only be read; open it with open_mode::read_only";
    message += !reason.empty() ? reason : db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    error_details details;
    details.file = file;
    raise(code, std::move(message), std::move(details));
}

}  // namespace orm::sqlite
