// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <orm/migrate/plan.hpp>

#include "integration/migrate/engine.hpp"

// A database is led from one schema to another, as models.

namespace integration {

template <class Database>
void lead(Database& database, orm::schema_model const& before, orm::schema_model const& after) {
    auto const               way = orm::migrate::diff(before, after);
    orm::migrate::plan const plan(way, Database::dialect::facts);
    orm::migrate::run_steps(database.backend(), plan.steps());
}

template <class Database>
void lead_back(Database& database, orm::schema_model const& before,
               orm::schema_model const& after) {
    auto const               way = inverse(orm::migrate::diff(before, after));
    orm::migrate::plan const plan(way, Database::dialect::facts);
    orm::migrate::run_steps(database.backend(), plan.steps());
}

template <class Database>
std::string count(Database& database, std::string const& table) {
    return texts(database, "select cast(count(*) as text) from " + table).front();
}

}  // namespace integration
