// SPDX-License-Identifier: BSL-1.0

// A program that brings its database up to date as it opens it, and says which loss it means.

#include <iostream>
#include <string_view>

#include <orm/migrate.hpp>
#include <orm/migrate/sqlite/run.hpp>
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// What `migrations.hpp` embeds, in a larger program.
namespace migrations {

using orm::migrate::hazards;

constexpr orm::migrate::step notes[]{{.sql = "create table notes (title text, stars integer)"}};
constexpr orm::migrate::step less[]{
    {.sql = "alter table notes drop column stars", .risk = {hazards::destructive}}};

constexpr orm::migrate::migration list[]{{.name = "0001_notes", .up = notes},
                                         {.name = "0002_less", .parent = "0001_notes", .up = less}};

constexpr orm::migrate::migration_set all{.head = {}, .sqlite = list};

}  // namespace migrations

int main() {
    try {
        // [open]
        auto db = orm::sqlite::open("notes.db", {.migrations = migrations::all});
        // [/open]
    } catch (orm::migrate::needs_approval const& refused) {
        std::cout << refused.what() << '\n';
    }

    // [approved]
    constexpr std::string_view looked_at[]{"0002_less:233d6ad76e49c17a"};

    auto db = orm::sqlite::open("notes.db", {.migrations = orm::migrate::with_options{
                                                 migrations::all, {.approved = looked_at}}});
    // [/approved]

    for (auto const& one : orm::migrate::status(db.backend(), migrations::list))
        std::cout << one.name << '\n';
}
