// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs a query in front of an audience: its text, its rows as a table, and how long it took.

#include <chrono>
#include <initializer_list>
#include <iostream>
#include <string_view>

#include <orm/sqlite.hpp>

#include "table.hpp"

namespace demo {

class stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(clock::now() - begun_).count();
    }

private:
    using clock = std::chrono::steady_clock;

    clock::time_point begun_ = clock::now();
};

inline constexpr std::size_t most_shown = 12;

/// `Settings` says with `explain` whether the engine's plan is shown as well.
template <class Runner, class Settings, class Query>
void show_query(Runner& db, Settings const& given, Query const& query) {
    std::cout << laid_out(orm::sql<orm::sqlite_dialect>(query)) << '\n';
    if (!given.explain) return;
    for (auto const& step : db.explain(query)) std::cout << "    plan: " << step << '\n';
    std::cout << '\n';
}

/// Says how many rows there were and what they cost.
inline void show_cost(std::size_t rows, double milliseconds) {
    std::cout << "    (" << cell_of(rows).text << (rows == 1 ? " row, " : " rows, ")
              << cell_of(milliseconds).text << " ms)\n";
}

/// Shows the rows, each as the line `to_line` makes of it, and answers with them. `Runner` is a
/// database or a transaction.
template <class Runner, class Settings, class Query, class ToLine>
auto ask(Runner& db, Settings const& given, Query const& query,
         std::initializer_list<std::string_view> titles, ToLine to_line) {
    show_query(db, given, query);

    stopwatch const watch;
    auto            rows = db.all(query);
    double const    time = watch.milliseconds();

    text_table table(titles);
    for (auto const& row : rows) {
        if (table.size() == most_shown) break;
        table.add(to_line(row));
    }
    if (!rows.empty()) std::cout << table;
    if (rows.size() > most_shown)
        std::cout << "    and " << cell_of(rows.size() - most_shown).text << " more\n";
    show_cost(rows.size(), time);
    return rows;
}

}  // namespace demo
