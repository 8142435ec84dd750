// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/migrate/owned_schema.hpp>

// SQLite keeps a table as the statement that has created it. Much of a table is told nowhere else.

namespace orm::migrate {

/// The type that stands for all that the engine treats like a declared one.
sql_type type_of(std::string const& declared);

/// Adds the table that a `create table` creates.
void add_table(owned_schema& schema, std::string_view create_table);

/// Adds an index to its table, which has to be there.
void add_index(owned_schema& schema, std::string_view create_index);

/// Foreign keys that name no columns refer to the primary key of their table.
void complete_references(owned_schema& schema);

}  // namespace orm::migrate
