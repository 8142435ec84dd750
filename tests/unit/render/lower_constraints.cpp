// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_constraints.hpp>

#include <optional>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/render/create.hpp>
#include <orm/schema/table.hpp>

namespace lowered_constraints {

struct item {
    std::int64_t             id{};
    std::string              title;
    std::vector<std::string> tags;
};
ORM_TABLE(items, item, "items", (id, primary_key), (title), (tags))
ORM_CONSTRAINTS(items,
    index(items.tags).method("gin").with("fastupdate = off"),
    unique_index(opclass(items.title, "text_pattern_ops"), desc(items.id))
        .include(items.tags)
        .where(items.id > 3))

constexpr auto all      = orm::schema(items);
constexpr auto postgres = orm::create_sql<orm::postgres_dialect>(all);
static_assert(postgres[1] == R"(create index "items_tags_idx" on "items" using gin ("tags") )"
                             R"(with (fastupdate = off))");
static_assert(postgres[2] ==
              R"(create unique index "items_title_id_idx" on "items" )"
              R"(("title" text_pattern_ops, "id" desc) include ("tags") where "id" > 3)");
constexpr auto sqlite = orm::create_sql<orm::sqlite_dialect>(all);
static_assert(sqlite[1] == R"(create index "items_tags_idx" on "items" ("tags"))");
static_assert(sqlite[2] == R"(create unique index "items_title_id_idx" on "items" )"
                           R"(("title", "id" desc) where "id" > 3)");

struct booking {
    std::int64_t id{};
    std::int64_t room{};
    std::string  name;
};
ORM_TABLE(bookings, booking, "bookings", (id, primary_key), (room), (name))
ORM_CONSTRAINTS(bookings,
    exclude(compared(bookings.room, "="), compared(lower(bookings.name), "="))
        .method("btree")
        .where(bookings.room > 0),
    unique_index(bookings.name).nulls_not_distinct())

constexpr auto booked = orm::create_sql<orm::postgres_dialect>(orm::schema(bookings));
static_assert(booked[0] == R"(create table "bookings" (
    "id" bigint primary key,
    "room" bigint not null,
    "name" text not null,
    constraint "bookings_room_expr_excl" exclude using btree ("room" with =, (lower("name")) with =) where ("room" > 0)
))");
static_assert(
    booked[1] ==
    R"(create unique index "bookings_name_idx" on "bookings" ("name") nulls not distinct)");

}  // namespace lowered_constraints
