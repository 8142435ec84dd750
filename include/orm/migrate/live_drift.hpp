// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <orm/dialect/dialect.hpp>
#include <orm/migrate/owned_schema.hpp>
#include <orm/schema/schema_model.hpp>

namespace orm::migrate {

/// One thing in which a database differs from what it is expected to be.
struct live_drift {
    std::string table;
    std::string part;  // a column, constraint or index; empty of a whole table
    std::string what;  // "its type", "missing", "not in the schema"

    std::string text() const { return (part.empty() ? table : table + "." + part) + ": " + what; }
    friend bool operator==(live_drift const&, live_drift const&) = default;
};

/// How the database stands to what is expected, both in the engine's own words.
std::vector<live_drift> compare_live(schema_model const& expected, schema_model const& live,
                                     dialect_facts const& dialect);

/// Before a live schema is led to another one: types that are one to the engine are those of the
/// other, and what was renamed and converted before is not to be again.
void align_with(schema_model const& expected, owned_schema& live, dialect_facts const& dialect);

/// Says again what only the code knows: what tables and columns were called, and what becomes of
/// their rows. The model that is changed is that of `code`, as an engine has told it.
void carry_intent(schema_model const& code, owned_schema& told);

}  // namespace orm::migrate
