// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <orm/backend/error.hpp>
#include <orm/migrate/sqlite/introspect.hpp>
#include <orm/migrate/sqlite/run.hpp>
#if defined(ORM_CLI_WITH_POSTGRES)
#include <orm/migrate/postgres/introspect.hpp>
#include <orm/migrate/postgres/run.hpp>
#endif

#include "answer.hpp"
#include "project.hpp"

// The database that the arguments name, of whichever engine.

namespace orm::cli {

inline bool names_a_server(std::string_view database) {
    return database.starts_with("postgresql://") || database.starts_with("postgres://") ||
           database.find("host=") != database.npos || database.find("dbname=") != database.npos;
}

/// A server says itself what it has not, and so does SQLite of a file that may not be looked at.
inline bool is_missing_file(std::string const& where) {
    std::error_code refused;
    return !names_a_server(where) && where != ":memory:" &&
           !std::filesystem::exists(where, refused) && !refused;
}

template <class Function>
void with_connection(std::string const& where, sqlite::open_mode mode, Function function) {
    if (!names_a_server(where)) {
        if (where == ":memory:") mode = sqlite::open_mode::read_write_create;
        sqlite::connection database(where, {.mode = mode});
        return function(database);
    }
#if defined(ORM_CLI_WITH_POSTGRES)
    postgres::connection database(where);
    function(database);
#else
    throw usage_error("this tool was built without PostgreSQL");
#endif
}

inline std::string const& where_database_is(project const& project) {
    std::string const& where = project.wanted.database;
    if (where.empty()) throw usage_error("which database? Say --database, or set ORM_DATABASE");
    return where;
}

/// Calls the function with a connection to the database that the arguments name. A file is made
/// where there is none.
template <class Function>
void with_database(project const& project, Function function) {
    with_connection(where_database_is(project), sqlite::open_mode::read_write_create, function);
}

/// The same with one that has to be there.
template <class Function>
void with_database_there(project const& project, sqlite::open_mode mode, Function function) {
    std::string const& where = where_database_is(project);
    if (is_missing_file(where)) throw usage_error("there is no file " + where);
    with_connection(where, mode, function);
}

/// For commands that write nothing. A file that is not there yet is as good as an empty one.
template <class Function>
void look_at_database(project const& project, answer& out, Function function) {
    std::string const& where = where_database_is(project);
    if (!is_missing_file(where))
        return with_connection(where, sqlite::open_mode::read_only, function);
    out.line("there is no file " + where + " yet");
    out.add("missing", json_text(where));
    with_connection(":memory:", sqlite::open_mode::read_write_create, function);
}

}  // namespace orm::cli
