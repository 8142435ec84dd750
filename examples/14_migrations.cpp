// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include <orm/migrate.hpp>
#include <orm/migrate/sqlite/run.hpp>
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include "14_head.hpp"

using namespace orm::dsl;

// [schema]
struct User {
    std::int64_t               id{};
    std::string                name{};
    std::int32_t               age{};
    std::optional<std::string> email{};
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (name, renamed_from("nick")),
    (age, backfill(0)),
    (email, unique))

inline constexpr auto app = orm::schema(users);
// [/schema]

// [change]
using next = orm::migrate::change<app, migrations::head, "drop-column:users.fax">;
// [/change]

// [test]
static_assert(next::up<orm::sqlite_dialect>()[0].sql ==
              R"(alter table "users" rename column "nick" to "name")");
// [/test]

// [list]
constexpr orm::migrate::step first[]{
    {.sql = R"(create table "users" ("id" integer primary key autoincrement, )"
            R"("nick" text not null, "age" integer, "fax" text))"},
    {.sql = R"(insert into "users" ("nick", "age") values ('ada', 36), ('bob', null))"},
};

constexpr orm::migrate::migration history[]{
    {.name = "1_users", .up = first},
    {.name   = "2_names",
     .parent = "1_users",
     .up     = next::up<orm::sqlite_dialect>(),
     .down   = next::down<orm::sqlite_dialect>()},
};
// [/list]

int main() {
    auto db = orm::sqlite::open("people.db");
    orm::migrate::migrate(db.backend(), history, {.to = "1_users"});

    // [dry]
    orm::migrate::migrate(db.backend(), history,
                          {.dry_run = true, .on_step = [](auto const& migration, auto const& step) {
                               std::cout << migration.name << ": " << step.sql << '\n';
                           }});
    // [/dry]

    // [run]
    try {
        orm::migrate::migrate(db.backend(), history);
    } catch (orm::migrate::needs_approval const& refused) {
        std::cout << refused.what() << '\n';
    }
    // [/run]

    // [approve]
    std::string const      hash     = "2_names:" + std::string(history[1].hash().view());
    std::string_view const looked[] = {hash};
    orm::migrate::migrate(db.backend(), history, {.approved = looked});
    // [/approve]

    // [status]
    for (auto const& one : orm::migrate::status(db.backend(), history))
        if (one.state != orm::migrate::migration_state::applied) std::cout << one.name << '\n';
    // [/status]

    // [snapshot]
    std::cout << orm::migrate::snapshot_text({.sqlite = orm::lower<orm::sqlite_dialect>(app)},
                                             "migrations");
    // [/snapshot]

    auto const ada = db.first(select().from(users).where(users.name == "ada"));
    return ada && ada->age == 36 && db.count(users) == 2 ? 0 : 1;
}
