// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/query/trigger.hpp>

namespace orm {

/// A trigger in the engine's own words.
template <stored_table Table>
struct trigger_sql_definition {
    using table = Table;

    std::string_view when;
    std::string_view statements;

    static consteval bool check() { return true; }
};

namespace dsl {

/// A trigger in the engine's own words: what stands between its name and its statements, and these,
/// each with a semicolon behind it. In PostgreSQL they are the body of a function in PL/pgSQL. It
/// is for one engine, and nobody looks for names in it.
///
///     ORM_TRIGGER(counted, "counted",
///         trigger_sql(users, "after insert on users for each row",
///                     "update totals set users = users + 1; "))
template <stored_table Table>
consteval auto trigger_sql(Table, std::string_view when, std::string_view statements) {
    return trigger_sql_definition<Table>{when, statements};
}

}  // namespace dsl
}  // namespace orm
