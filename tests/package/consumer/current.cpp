// SPDX-License-Identifier: BSL-1.0

// A program that brings its database up to date by itself, and whose build says when its schema is
// not that of the last migration.

#include <string>

#include <orm/migrate.hpp>
#include <orm/sqlite.hpp>

// [gate]
#include "migrations/migrations.hpp"
#include "schema.hpp"

static_assert(orm::migrate::is_current<library, migrations::head>);
// [/gate]

int main() {
    // [migrate]
    auto db = orm::sqlite::open("library.db", {.migrations = migrations::all});
    // [/migrate]
    db.insert(Book{.title = "SQL, part " + std::to_string(SCHEMA_VERSION)});
    return db.count(orm::dsl::select(books).from(books)) >= 1 ? 0 : 1;
}
