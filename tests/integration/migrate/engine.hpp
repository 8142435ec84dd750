// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/plan.hpp>
#include <orm/migrate/sqlite/introspect.hpp>
#include <orm/migrate/sqlite/run.hpp>
#include <orm/session/explain.hpp>

#include "integration/common/backends.hpp"
#if defined(ORM_TEST_WITH_POSTGRES)
#include <orm/migrate/postgres/introspect.hpp>
#include <orm/migrate/postgres/run.hpp>
#endif

// What an engine says of itself, for migrations to be compared by.

namespace integration {

/// The first column of every row, a text.
template <class Database>
std::vector<std::string> texts(Database& database, std::string_view sql) {
    std::vector<std::string> rows;
    auto                     statement = database.backend().prepare(sql);
    statement.start({}, orm::fetching::all);
    while (statement.next()) statement.read(orm::explained_line_layout(), &rows.emplace_back());
    statement.finish();
    return rows;
}

/// Tables, columns, keys, checks and indexes, a line each, in an order of their own.
std::vector<std::string> description(orm::sqlite::database& database);
#if defined(ORM_TEST_WITH_POSTGRES)
std::vector<std::string> description(orm::postgres::database& database);
#endif

/// The statements that create what is there, without the history of migrations, in an order of
/// their own: those of pg_dump, and in SQLite its description.
std::vector<std::string> dump(orm::sqlite::database& database);
#if defined(ORM_TEST_WITH_POSTGRES)
std::vector<std::string> dump(orm::postgres::database& database);
#endif

}  // namespace integration
