// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/owned_schema.hpp>

// Views, search tables and triggers, from the statements that SQLite keeps of them: words in small
// letters, one blank between two, no comments.

namespace orm::migrate {

/// Adds the view that a `create view` creates. Where that names no columns, they are as given.
void add_view(owned_schema& schema, std::string_view create_view,
              std::vector<std::string> const& columns);

/// Of a virtual table: whether it is one of FTS5, and whether it has the texts of another table.
bool is_search_text(std::string_view create_table);
bool is_about_a_table(std::string_view create_search_table);

/// Adds the search table that a `create virtual table ... using fts5` creates.
void add_search_table(owned_schema& schema, std::string_view create_search_table);

/// What it says beside its columns.
search_table_model search_table_of(owned_schema& schema, view_model const& view);

void add_trigger(owned_schema& schema, std::string_view create_trigger);

/// Which tables and views each view reads, as far as its text names them.
void complete_views(owned_schema& schema);

}  // namespace orm::migrate
