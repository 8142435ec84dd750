// SPDX-License-Identifier: BSL-1.0
#include <orm/render/create.hpp>

#include <chrono>
#include <optional>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>

#include <boost/test/unit_test.hpp>

namespace {

enum class role { admin, viewer };
ORM_ENUM(role, admin, (viewer, "read'er"))

enum class rank { low = 1, high = 2 };
ORM_ENUM(rank, low, high)

struct user {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> note;
    role                       rights = role::viewer;
    rank                       level  = rank::low;
    double                     score{};
    bool                       active{};
    std::chrono::sys_seconds   joined{};
    std::chrono::sys_seconds   seen{};
    std::int64_t               length{};
};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement),
    (email, unique, collate("nocase")),
    (note, named("the \"note\""), default_("it's")),
    (rights, default_(role::viewer)),
    (level, as_integer, default_(rank::high)),
    (score, default_(-0.5), check(users.score >= -1.5)),
    (active, default_(true)),
    (joined, default_now),
    (seen, as_integer, default_now),
    (length, generated(orm::dsl::length(users.email), stored)))
ORM_CONSTRAINTS(users,
    check(or_(is_null(users.note), ne(users.email, "x"))).named("note_or_mail"),
    in_schema("app"),
    index(desc(users.score), lower(users.email)).where(users.active == true),
    unique_index(users.note).named("one_note"))

struct line {
    std::int64_t                order_id{};
    std::int32_t                number{};
    std::int64_t                user_id{};
    std::optional<std::int64_t> parent_order;
    std::optional<std::int32_t> parent_number;
};
ORM_TABLE(lines, line, "lines",
    (order_id),
    (number),
    (user_id, references(users.id, on_delete_cascade, on_update_restrict, deferred)),
    (parent_order),
    (parent_number))
ORM_CONSTRAINTS(lines,
    primary_key(lines.order_id, lines.number),
    unique(lines.user_id, lines.number).named("line_of_user"),
    foreign_key(lines.parent_order, lines.parent_number)
        .references(lines.order_id, lines.number)
        .with(on_delete_set_null),
    strict,
    without_rowid)

// Two tables that refer to each other.
struct egg {
    std::int64_t                id{};
    std::optional<std::int64_t> hen_id;
};
struct hen {
    std::int64_t                id{};
    std::optional<std::int64_t> egg_id;
};
ORM_TABLE(eggs, egg, "eggs", (id, primary_key), (hen_id))
ORM_TABLE(hens, hen, "hens", (id, primary_key), (egg_id, references(eggs.id)))
ORM_CONSTRAINTS(eggs, foreign_key(eggs.hen_id).references(hens.id).with(on_delete_set_default))

// The lines are declared first and created last.
constexpr auto shop  = orm::schema(lines, users);
constexpr auto cycle = orm::schema(hens, eggs);

constexpr auto const& sqlite   = orm::create_sql<orm::sqlite_dialect>(shop);
constexpr auto const& postgres = orm::create_sql<orm::postgres_dialect>(shop);

}  // namespace

BOOST_AUTO_TEST_SUITE(render_create)

BOOST_AUTO_TEST_CASE(sqlite_tables_have_every_modifier) {
    static_assert(sqlite[0] == R"(create table "users" (
    "id" integer primary key autoincrement,
    "email" text collate nocase not null unique,
    "the ""note""" text default 'it''s',
    "rights" text not null default 'read''er' constraint "users_rights_values" check ("rights" in ('admin', 'read''er')),
    "level" integer not null default 2,
    "score" real not null default -0.5 constraint "users_score_check" check ("score" >= -1.5),
    "active" integer not null default 1,
    "joined" text not null default current_timestamp,
    "seen" integer not null default (unixepoch() * 1000000),
    "length" integer not null generated always as (length("email")) stored,
    constraint "note_or_mail" check ("the ""note""" is null or "email" <> 'x')
))");
    BOOST_TEST(sqlite.size() == 4U);
}

BOOST_AUTO_TEST_CASE(sqlite_composite_keys_and_options_follow_the_columns) {
    static_assert(sqlite[1] == R"(create table "lines" (
    "order_id" integer not null,
    "number" integer not null,
    "user_id" integer not null references "users" ("id") on delete cascade on update )"
                               R"(restrict deferrable initially deferred,
    "parent_order" integer,
    "parent_number" integer,
    primary key ("order_id", "number"),
    constraint "line_of_user" unique ("user_id", "number"),
    foreign key ("parent_order", "parent_number") references "lines" ("order_id", "number") )"
                               R"(on delete set null
) strict, without rowid)");
    BOOST_TEST(sqlite[1].starts_with("create table"));
}

BOOST_AUTO_TEST_CASE(indexes_come_last) {
    static_assert(
        sqlite[2] ==
        R"(create index "users_score_expr_idx" on "users" ("score" desc, (lower("email"))) where )"
        R"("active" = 1)");
    static_assert(sqlite[3] == R"(create unique index "one_note" on "users" ("the ""note"""))");
    static_assert(
        postgres[3] ==
        R"(create index "users_score_expr_idx" on "app"."users" ("score" desc, (lower("email"))) )"
        R"(where "active" = true)");
    BOOST_TEST(postgres.size() == 5U);
}

BOOST_AUTO_TEST_CASE(postgres_has_schemas_identities_and_its_own_types) {
    static_assert(postgres[0] == R"(create schema if not exists "app")");
    static_assert(postgres[1] == R"(create table "app"."users" (
    "id" bigint generated by default as identity primary key,
    "email" text collate "nocase" not null unique,
    "the ""note""" text default 'it''s',
    "rights" text not null default 'read''er' constraint "users_rights_values" check ("rights" in ('admin', 'read''er')),
    "level" integer not null default 2,
    "score" double precision not null default -0.5 constraint "users_score_check" check ("score" >= -1.5),
    "active" boolean not null default true,
    "joined" timestamptz not null default (date_trunc('second', now())),
    "seen" bigint not null default ((floor(extract(epoch from now())) * 1000000)::bigint),
    "length" bigint not null generated always as (length("email")) stored,
    constraint "note_or_mail" check ("the ""note""" is null or "email" <> 'x')
))");
    static_assert(postgres[2] ==
                  R"(create table "lines" (
    "order_id" bigint not null,
    "number" integer not null,
    "user_id" bigint not null,
    "parent_order" bigint,
    "parent_number" integer,
    primary key ("order_id", "number"),
    constraint "line_of_user" unique ("user_id", "number"),
    constraint "lines_user_id_fkey" foreign key ("user_id") references "app"."users" ("id") )"
                  R"(on delete cascade on update restrict deferrable initially deferred,
    constraint "lines_parent_order_parent_number_fkey" foreign key ("parent_order", )"
                  R"("parent_number") references "lines" ("order_id", "number") on delete set null
))");
    BOOST_TEST(postgres[2].ends_with(')'));
}

BOOST_AUTO_TEST_CASE(a_cycle_is_closed_afterwards_where_the_engine_minds) {
    constexpr auto const& in_sqlite = orm::create_sql<orm::sqlite_dialect>(cycle);
    static_assert(in_sqlite.size() == 2);
    constexpr auto const& in_postgres = orm::create_sql<orm::postgres_dialect>(cycle);
    static_assert(in_postgres.size() == 3);
    static_assert(in_postgres[0] == R"(create table "hens" (
    "id" bigint primary key,
    "egg_id" bigint
))");
    static_assert(in_postgres[2] ==
                  R"(alter table "hens" add constraint "hens_egg_id_fkey" foreign key ("egg_id") )"
                  R"(references "eggs" ("id"))");
    BOOST_TEST(in_sqlite[0].find("references \"eggs\"") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(what_is_there_already_may_stay) {
    using orm::if_exists;
    constexpr auto const& again = orm::create_sql<orm::sqlite_dialect, if_exists::skip>(cycle);
    static_assert(again[0].starts_with(R"(create table if not exists "hens" ()"));
    constexpr auto const& indexes = orm::create_sql<orm::sqlite_dialect, if_exists::skip>(shop);
    static_assert(indexes[3].starts_with(R"(create unique index if not exists "one_note" on )"));
    constexpr auto const& keys = orm::create_sql<orm::postgres_dialect, if_exists::skip>(cycle);
    static_assert(keys[2].starts_with(R"(do $$ begin alter table "hens" add constraint )"));
    BOOST_TEST(keys.size() == 3U);
}

BOOST_AUTO_TEST_CASE(tables_are_dropped_before_those_they_refer_to) {
    constexpr auto const& from_sqlite = orm::drop_sql<orm::sqlite_dialect>(shop);
    static_assert(from_sqlite.size() == 2);
    static_assert(from_sqlite[0] == R"(drop table if exists "lines")");
    static_assert(from_sqlite[1] == R"(drop table if exists "users")");
    constexpr auto const& from_postgres = orm::drop_sql<orm::postgres_dialect>(shop);
    static_assert(from_postgres.size() == 1);
    static_assert(from_postgres[0] == R"(drop table if exists "lines", "app"."users")");
    BOOST_TEST(from_sqlite.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
