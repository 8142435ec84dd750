// SPDX-License-Identifier: BSL-1.0

// A migration that does in C++ what no statement of its engine could.

#include <cctype>
#include <cstdint>
#include <iostream>
#include <string>

#include <orm/migrate.hpp>
#include <orm/migrate/sqlite/run.hpp>
#include <orm/migrate/sqlite/transaction.hpp>
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// [tables]
// Notes as this migration finds them. Later ones may look different.
namespace at_0002 {

struct Note {
    std::int64_t id{};
    std::string  title{};
    std::string  slug{};
};
ORM_TABLE(notes, Note, "notes", (id, primary_key), (title), (slug))

}  // namespace at_0002
// [/tables]

std::string slug_of(std::string title) {
    for (char& letter : title) {
        auto const code = static_cast<unsigned char>(letter);
        letter          = std::isalnum(code) ? static_cast<char>(std::tolower(code)) : '-';
    }
    return title;
}

// [function]
template <class Transaction>
void fill_slugs_1(Transaction& db) {
    for (at_0002::Note note : db.all(orm::dsl::select().from(at_0002::notes))) {
        note.slug = slug_of(note.title);
        db.update(note);
    }
}

constexpr orm::migrate::step_function functions[]{
    {.name = "fill_slugs_1", .sqlite = fill_slugs_1},
};
// [/function]

// What `migrations.hpp` embeds, in a larger program.
namespace migrations {

constexpr orm::migrate::step notes[]{
    {.sql = "create table notes (id integer primary key, title text not null)"},
    {.sql = "insert into notes (title) values ('First steps'), ('What is new?')"},
};
// [steps]
constexpr orm::migrate::step slugs[]{
    {.sql = "alter table notes add column slug text not null default ''"},
    orm::migrate::call("fill_slugs_1"),
    {.sql = "create unique index notes_slug_idx on notes (slug)"},
};
// [/steps]

constexpr orm::migrate::migration list[]{
    {.name = "0001_notes", .up = notes},
    {.name = "0002_slugs", .parent = "0001_notes", .up = slugs}};

constexpr orm::migrate::migration_set all{.head = {}, .sqlite = list};

}  // namespace migrations

int main() {
    // [open]
    auto db = orm::sqlite::open("notes.db", {.migrations = migrations::all.with(functions)});
    // [/open]
    for (at_0002::Note const& note : db.all(orm::dsl::select().from(at_0002::notes)))
        std::cout << note.title << ": " << note.slug << '\n';
}
