// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <orm/backend/postgres/connection.hpp>
#include <orm/migrate/live_drift.hpp>
#include <orm/migrate/owned_schema.hpp>
#include <orm/schema/schema_model.hpp>

namespace orm::migrate {

/// The tables, views, sequences and triggers of the current schema and of those that are named,
/// without those of extensions and of the history. Expressions are in the server's own words. What
/// is not valid yet, a constraint or an index, is left out.
owned_schema read_schema(postgres::connection&           database,
                         std::vector<std::string> const& schemas = {});

/// The same of the current schema, as a header is written from it.
owned_schema read_for_header(postgres::connection& database);

/// The same, of all schemas that a schema of the program has something in.
owned_schema read_live(postgres::connection& database, schema_model const& code);

/// What a schema of the program looks like once the server has it: it is created beside the others
/// in a transaction that is rolled back. Throws `misuse` inside of a transaction, and what the
/// server says where the user may not create schemas.
owned_schema as_told(postgres::connection& database, schema_model const& code);

/// The differences between a database and the schema in code; nothing when there are none.
std::vector<live_drift> find_drift(postgres::connection& database, schema_model const& code);

}  // namespace orm::migrate
