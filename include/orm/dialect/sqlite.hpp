// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/dialect/dialect.hpp>

namespace orm {

struct sqlite_dialect {
    static constexpr dialect_facts facts{
        .name       = "SQLite",
        .version    = 3'040'000,
        .type_names = {"integer", "integer", "integer", "integer", "real", "real", "text", "blob",
                       "text",    "text",    "text",    "text",    "text", "text", "text", "text",
                       "text",    "text",    "text",    "text",    "text", "text", "text", "text"},
        .parameters = parameter_style::question_mark,
        .lists      = list_style::json_each,
        .table_options     = true,
        .rowid_keys        = true,
        .integer_booleans  = true,
        .virtual_columns   = true,
        .sqlite_functions  = true,
        .exists_clauses    = true,
        .conflict_or_join  = true,
        .explains_in_steps = true,
        .features = {feature::several_conflict_clauses, feature::insert_or, feature::search_tables,
                     feature::row_numbers},
    };
};

/// Which of two things that are kept for either engine is meant; what SQL text depends on is asked
/// of the facts.
template <class Dialect>
inline constexpr bool is_sqlite = std::same_as<Dialect, sqlite_dialect>;

}  // namespace orm
