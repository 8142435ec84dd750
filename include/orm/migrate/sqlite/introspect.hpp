// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <orm/backend/sqlite/connection.hpp>
#include <orm/migrate/live_drift.hpp>
#include <orm/migrate/owned_schema.hpp>
#include <orm/schema/schema_model.hpp>

namespace orm::migrate {

/// The tables, views, search tables and triggers of a database, without those of the engine and of
/// the history. A search table that keeps texts of its own is left out, as its rows are nowhere
/// else. Expressions are told word for word: columns in quotes, everything else in small letters,
/// one blank between words. A declared type is told by the affinity that the engine gives it.
owned_schema read_schema(sqlite::connection& database);

/// The same with what the columns of views hold, as far as types are declared or values are there.
owned_schema read_for_header(sqlite::connection& database);

/// The same, to be compared with a schema of the program.
owned_schema read_live(sqlite::connection& database, schema_model const& code);

/// What a schema of the program looks like once a database has it.
owned_schema as_told(sqlite::connection& database, schema_model const& code);

/// The differences between a database and the schema in code; nothing when there are none.
std::vector<live_drift> find_drift(sqlite::connection& database, schema_model const& code);

}  // namespace orm::migrate
