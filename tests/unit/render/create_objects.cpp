// SPDX-License-Identifier: BSL-1.0
#include <orm/render/create_objects.hpp>

#include "unit/query/views.hpp"

namespace press {

namespace {

constexpr orm::sequence<"numbers", orm::sequence_options{.start = 7}, "kept"> numbers;
constexpr auto all = orm::schema(people, grown_ups, numbers);

// Sequences, tables, views; and the other way round.
constexpr auto const& created = orm::create_sql<orm::postgres_dialect>(all);
static_assert(created.size() == 4);
static_assert(created[0] == R"(create schema if not exists "kept")");
static_assert(created[1] == R"(create sequence "kept"."numbers" start with 7 increment by 1 )"
                            "no maxvalue cache 1 no cycle");
static_assert(created[2].substr(0, 21) == R"(create table "people")");
static_assert(created[3].substr(0, 23) == R"(create view "grown_ups")");

constexpr auto const& dropped = orm::drop_sql<orm::postgres_dialect>(all);
static_assert(dropped.size() == 3);
static_assert(dropped[0] == R"(drop view if exists "grown_ups")");
static_assert(dropped[1] == R"(drop table if exists "people")");
static_assert(dropped[2] == R"(drop sequence if exists "kept"."numbers")");

constexpr auto const& skipping = orm::create_sql<orm::postgres_dialect, orm::if_exists::skip>(all);
static_assert(skipping[1].substr(0, 29) == "create sequence if not exists");

}  // namespace

}  // namespace press
