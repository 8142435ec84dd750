// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_columns.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/expr/raw.hpp>
#include <orm/render/create.hpp>
#include <orm/schema/table.hpp>

namespace lowered_columns {

enum class mood { sad, happy };
ORM_ENUM(mood, sad, happy)

struct person {
    std::int64_t             id{};
    std::string              name;
    mood                     now = mood::happy;
    std::vector<mood>        before;
    std::vector<std::string> tags;
};
ORM_TABLE(people, person, "people",
    (id, primary_key),
    (name, varchar(20), comment("it's hers")),
    (now, native_enum("mood"), default_(mood::happy)),
    (before, native_enum("mood")),
    (tags, default_sql("'{}'")))
ORM_CONSTRAINTS(people, comment("all of them"))

constexpr auto all = orm::schema(people);

constexpr auto postgres = orm::create_sql<orm::postgres_dialect>(all);
static_assert(postgres.size() == 4);
static_assert(postgres[0] == R"(create type "mood" as enum ('sad', 'happy'))");
static_assert(postgres[1] == R"(create table "people" (
    "id" bigint primary key,
    "name" varchar(20) not null,
    "now" "mood" not null default 'happy',
    "before" "mood"[] not null,
    "tags" text[] not null default ('{}')
))");
static_assert(postgres[2] == R"(comment on table "people" is 'all of them')");
static_assert(postgres[3] == R"(comment on column "people"."name" is 'it''s hers')");

constexpr auto sqlite = orm::create_sql<orm::sqlite_dialect>(all);
static_assert(sqlite.size() == 1);
static_assert(sqlite[0] == R"(create table "people" (
    "id" integer not null primary key,
    "name" text not null constraint "people_name_length" check (length("name") <= 20),
    "now" text not null default 'happy' constraint "people_now_values" check ("now" in ('sad', 'happy')),
    "before" text not null,
    "tags" text not null default ('{}')
))");

constexpr auto again = orm::create_sql<orm::postgres_dialect, orm::if_exists::skip>(all);
static_assert(again[0] == R"(do $orm$ begin create type "mood" as enum ('sad', 'happy'); )"
                          R"(exception when duplicate_object then null; end $orm$)");
static_assert(orm::drop_sql<orm::postgres_dialect>(all)[1] == R"(drop type if exists "mood")");
static_assert(orm::lower<orm::postgres_dialect>(all).enums[0].values.size() == 2);
static_assert(orm::lower<orm::sqlite_dialect>(all).enums.empty());

// A constant, alone or as an expression, is written as the column keeps it.
struct visit {
    mood                  how{};
    mood                  said{};
    std::chrono::sys_days day{};
    std::int64_t          number{};
};
ORM_TABLE(visits, visit, "visits",
    (how, as_integer, default_(lit<mood::happy>)),
    (said, default_(lit<mood::happy>)),
    (day, as_integer, default_(raw<std::chrono::sys_days>("19000 + 1"))),
    (number, default_(lit<3> + lit<4>)))
constexpr auto visited = orm::lower<orm::postgres_dialect>(orm::schema(visits)).tables[0].columns;
static_assert(visited[0].details.default_text == "(1)");
static_assert(visited[1].details.default_text == "('happy')");
static_assert(visited[2].details.default_text == "(19000 + 1)");
static_assert(visited[3].details.default_text == "(3 + 4)");

}  // namespace lowered_columns
