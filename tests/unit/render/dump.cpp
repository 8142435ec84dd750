// SPDX-License-Identifier: BSL-1.0
#include <orm/render/dump.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/render/create_objects.hpp>
#include <orm/schema/schema.hpp>

namespace dumped {

struct person {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::int64_t> boss;
    std::optional<std::int64_t> home;
};
ORM_TABLE(people, person, "people",
    (id, primary_key, autoincrement), (name), (boss, references(people.id)), (home))

struct house {
    std::int64_t id{};
    std::int64_t owner{};
};
ORM_TABLE(houses, house, "houses", (id, primary_key, autoincrement),
    (owner, references(people.id)))
ORM_CONSTRAINTS(houses, in_schema("town"))
ORM_CONSTRAINTS(people, foreign_key(people.home).references(houses.id).with(deferrable))

struct pair {
    std::int64_t one{};
    std::int64_t other{};
};
ORM_TABLE(pairs, pair, "pairs", (one), (other))
ORM_CONSTRAINTS(pairs, primary_key(pairs.one, pairs.other))

template <class Dialect, class Node>
constexpr std::string_view sql = orm::sql_text<Dialect, Node>.view();

using orm::dump_conflict;
using sqlite   = orm::sqlite_dialect;
using postgres = orm::postgres_dialect;
template <dump_conflict Conflict>
using loaded = orm::loaded_row<houses_t, orm::columns_of<houses_t>, Conflict>;

static_assert(sql<sqlite, orm::dumped_rows<houses_t, orm::columns_of<houses_t>>> ==
              R"(select "id", "owner" from "houses" order by "id")");
static_assert(sql<postgres, loaded<dump_conflict::refuse>> ==
              R"(insert into "town"."houses" ("id", "owner") values ($1, $2))");
static_assert(sql<sqlite, loaded<dump_conflict::ignore>> ==
              R"(insert into "houses" ("id", "owner") values (?, ?) on conflict do nothing)");
static_assert(sql<sqlite, loaded<dump_conflict::overwrite>> ==
              R"(insert into "houses" ("id", "owner") values (?, ?) on conflict ("id") do update )"
              R"(set "owner" = excluded."owner")");
// Nothing is left to overwrite.
static_assert(
    sql<sqlite, orm::loaded_row<pairs_t, orm::columns_of<pairs_t>, dump_conflict::overwrite>> ==
    R"(insert into "pairs" ("one", "other") values (?, ?) on conflict ("one", "other") do nothing)");

static_assert(sql<postgres, orm::counted_mark<houses_t::id_t>> ==
              R"(select pg_sequence_last_value(cast(pg_get_serial_sequence('"town"."houses"', )"
              R"('id') as regclass)))");
static_assert(sql<sqlite, orm::counted_mark<houses_t::id_t>> ==
              "select (select seq from sqlite_sequence where name = 'houses')");

template <class Dialect>
using defer = orm::statements_of<Dialect, orm::defer_keys_source<Dialect, houses_t, people_t>>;
template <class Dialect>
using check = orm::statements_of<Dialect, orm::check_keys_source<Dialect, houses_t, people_t>>;

// A key to the table itself, and one to a table behind it; the third finds its rows there.
static_assert(defer<postgres>::kept.statements.size() == 2);
static_assert(check<postgres>::kept.statements.size() == 3);
static_assert(defer<sqlite>::kept.statements.size() == 1);
static_assert(check<sqlite>::kept.statements.empty());
static_assert(orm::statements_of<postgres, orm::defer_keys_source<postgres, pairs_t>>::kept
                  .statements.empty());

}  // namespace dumped
