// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/backend/error.hpp>
#include <orm/migrate/sqlite/introspect.hpp>
#include <orm/migrate/sqlite/run.hpp>
#if defined(ORM_CLI_WITH_POSTGRES)
#include <orm/migrate/postgres/introspect.hpp>
#include <orm/migrate/postgres/run.hpp>
#endif

#include "project.hpp"

// The database that the arguments name, of whichever engine.

namespace orm::cli {

inline bool names_a_server(std::string_view database) {
    return database.starts_with("postgresql://") || database.starts_with("postgres://") ||
           database.find("host=") != database.npos || database.find("dbname=") != database.npos;
}

template <class Function>
void with_connection(std::string const& where, Function function) {
    if (!names_a_server(where)) {
        sqlite::connection database(where);
        return function(database);
    }
#if defined(ORM_CLI_WITH_POSTGRES)
    postgres::connection database(where);
    function(database);
#else
    throw usage_error("this tool was built without PostgreSQL");
#endif
}

/// Calls the function with a connection to the database that the arguments name.
template <class Function>
void with_database(project const& project, Function function) {
    std::string const& where = project.wanted.database;
    if (where.empty()) throw usage_error("which database? Say --database, or set ORM_DATABASE");
    with_connection(where, function);
}

}  // namespace orm::cli
