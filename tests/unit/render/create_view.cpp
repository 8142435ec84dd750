// SPDX-License-Identifier: BSL-1.0
#include <orm/render/create_view.hpp>

#include <orm/render/create_objects.hpp>

#include "unit/query/views.hpp"

namespace press {

namespace {

using orm::postgres_dialect;
using orm::sqlite_dialect;

constexpr auto const& in_sqlite   = orm::create_sql<sqlite_dialect>(schema);
constexpr auto const& in_postgres = orm::create_sql<postgres_dialect>(schema);

static_assert(in_sqlite.size() == 5 && in_postgres.size() == 5);
static_assert(in_sqlite[1].substr(0, 23) == R"(create table "articles")");
static_assert(in_sqlite[2] ==
              R"(create view "writers" ("id", "the name", "nick", "role") as )"
              R"(select "id", "name", "nick", "role" from "people" where "role" = 1 and )"
              R"("name" <> 'it''s' and "age" in (20, 30))");
static_assert(in_postgres[2] == in_sqlite[2]);
// Behind the view that it reads, though it stands before it in the schema.
static_assert(in_postgres[3] ==
              R"(create view "works" ("name", "articles", "last") as )"
              R"(select "writers"."the name", count("articles"."id"), max("articles"."title") )"
              R"(from "writers" left join "articles" on "articles"."author_id" = "writers"."id" )"
              R"(group by "writers"."the name")");
static_assert(in_sqlite[4].substr(0, 23) == R"(create view "grown_ups")");

constexpr auto const& skipping = orm::create_sql<sqlite_dialect, orm::if_exists::skip>(schema);
static_assert(skipping[4].substr(0, 37) == R"(create view if not exists "grown_ups")");

// PostgreSQL has no `if not exists` for them.
constexpr auto const& careful = orm::create_sql<postgres_dialect, orm::if_exists::skip>(schema);
static_assert(careful[2] ==
              R"(do 'begin create view "writers" ("id", "the name", "nick", "role") as )"
              R"(select "id", "name", "nick", "role" from "people" where "role" = 1 and )"
              R"("name" <> ''it''''s'' and "age" in (20, 30); )"
              R"(exception when duplicate_table then null; end')");

constexpr auto const& dropped = orm::drop_sql<sqlite_dialect>(schema);
static_assert(dropped.size() == 5);
static_assert(dropped[0] == R"(drop view if exists "grown_ups")");
static_assert(dropped[1] == R"(drop view if exists "works")");
static_assert(dropped[2] == R"(drop view if exists "writers")");
static_assert(orm::drop_sql<postgres_dialect>(schema)[3] ==
              R"(drop table if exists "articles", "people")");

constexpr auto const& kept = orm::create_sql<postgres_dialect>(with_age);
static_assert(kept.size() == 4);
static_assert(kept[1] == R"(create schema if not exists "kept")");
static_assert(kept[2] == R"(create materialized view "kept"."ages" ("age", "people") as )"
                         R"(select "age", count(*) from "people" group by "age")");
static_assert(kept[3] == R"(create unique index "ages_age_idx" on "kept"."ages" ("age"))");
static_assert(orm::drop_sql<postgres_dialect>(with_age)[0] ==
              R"(drop materialized view if exists "kept"."ages")");

}  // namespace

}  // namespace press
