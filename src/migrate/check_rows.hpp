// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/fetching.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/step.hpp>
#include <orm/session/explain.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// The first column of each row, which is a text.
template <class Connection>
std::vector<std::string> texts(Connection& database, std::string_view sql) {
    std::vector<std::string> rows;
    auto                     statement = database.prepare(sql);
    statement.start({}, fetching::all);
    while (statement.next()) statement.read(explained_line_layout(), &rows.emplace_back());
    return rows;
}

/// Runs the checks of a plan, all of them, so that one error tells of all that is in the way.
template <class Connection>
void check_rows(Connection& database, array_view<step> steps) {
    std::string found;
    for (step const& each : steps) {
        if (!each.check) continue;
        for (std::string const& line : texts(database, each.sql))
            found.append(found.empty() ? "" : "; ").append(line);
    }
    if (!found.empty()) throw rows_in_the_way("rows are in the way of the migration: " + found);
}

}  // namespace orm::migrate
