// SPDX-License-Identifier: BSL-1.0
#include <orm/render/impact.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/render/sql.hpp>

using namespace orm::dsl;

namespace {

struct owner {
    std::int64_t id{};
};
ORM_TABLE(owners, owner, "owners", (id, primary_key))

struct box {
    std::string                 name;
    std::optional<std::int64_t> owner_id;
};
ORM_TABLE(boxes, box, "boxes",
    (name, primary_key, collate("nocase")),
    (owner_id, references(owners.id, on_delete_set_null)))

struct thing {
    std::int64_t                id{};
    std::int64_t                owner_id{};
    std::optional<std::string>  box_name;
    std::optional<std::int64_t> part_of;
};
ORM_TABLE(things, thing, "things",
    (id, primary_key),
    (owner_id, references(owners.id, on_delete_cascade)),
    (box_name, references(boxes.name)),
    (part_of, references(things.id, on_delete_cascade)))

/// Told apart by its place alone.
struct mark {
    std::int64_t                thing_id{};
    std::optional<std::int64_t> seen_with;
};
ORM_TABLE(marks, mark, "marks",
    (thing_id, references(things.id, on_delete_cascade)),
    (seen_with, references(things.id, on_delete_set_null)))

template <orm::dialect Dialect, orm::table... Tables, class Delete>
constexpr auto impact(orm::schema_of<Tables...>, Delete query) {
    return orm::sql<Dialect>(orm::impact_query<Dialect, orm::types<Tables...>, Delete>{query});
}

// Nothing refers to it.
static_assert(impact<orm::sqlite_dialect>(orm::schema(marks, things, owners, boxes),
                                          delete_from(marks).where(gt(marks.thing_id, 5))) ==
              R"(with recursive "orm_gone" ("orm_line", "orm_key_0") as (select 0,)"
              R"( "marks"."_rowid_" from "marks" where "marks"."thing_id" > ?) select "orm_line",)"
              R"( count(*) from "orm_gone" group by "orm_line")");

// One query for each key, to rows of the same table, too.
constexpr auto all     = orm::schema(owners, boxes, things, marks);
constexpr auto of_some = delete_from(owners).where(eq(owners.id, 7));
static_assert(
    impact<orm::sqlite_dialect>(all, of_some) ==
    R"(with recursive "orm_gone" ("orm_line", "orm_key_0", "orm_key_1") as ()"
    R"(select 0, "owners"."id", null from "owners" where "owners"."id" = ?)"
    R"( union select 1, null, "boxes"."name" from "orm_gone" cross join "boxes")"
    R"( where "orm_gone"."orm_line" = 0 and "boxes"."owner_id" = "orm_gone"."orm_key_0")"
    R"( union select 2, "things"."id", null from "orm_gone" cross join "things")"
    R"( where "orm_gone"."orm_line" = 0 and "things"."owner_id" = "orm_gone"."orm_key_0")"
    R"( union select 2, "things"."id", null from "orm_gone" cross join "things")"
    R"( where "orm_gone"."orm_line" = 2 and "things"."part_of" = "orm_gone"."orm_key_0")"
    R"( union select 3, "marks"."_rowid_", null from "orm_gone" cross join "marks")"
    R"( where "orm_gone"."orm_line" = 2 and "marks"."thing_id" = "orm_gone"."orm_key_0")"
    R"( union select 4, "marks"."_rowid_", null from "orm_gone" cross join "marks")"
    R"( where "orm_gone"."orm_line" = 2 and "marks"."seen_with" = "orm_gone"."orm_key_0"))"
    R"( select "orm_line", count(*) from "orm_gone" where "orm_line" not in (4))"
    R"( group by "orm_line" union all select 4, count(*) from (select "orm_key_0")"
    R"( from "orm_gone" where "orm_line" = 4 except select "orm_key_0" from "orm_gone")"
    R"( where "orm_line" = 3) as "orm_left")");

// Types are told to PostgreSQL, where the recursive query names itself once.
static_assert(
    impact<orm::postgres_dialect>(all, of_some) ==
    R"(with recursive "orm_gone" ("orm_line", "orm_key_0", "orm_key_1", "orm_key_2") as ()"
    R"(select 0, "owners"."id", cast(null as text) collate "nocase", cast(null as text))"
    R"( from "owners" where "owners"."id" = $1)"
    R"( union select "orm_next".* from "orm_gone" cross join lateral ()"
    R"(select 1, cast(null as bigint), "boxes"."name", cast(null as text) from "boxes")"
    R"( where "orm_gone"."orm_line" = 0 and "boxes"."owner_id" = "orm_gone"."orm_key_0")"
    R"( union all select 2, "things"."id", cast(null as text) collate "nocase",)"
    R"( cast(null as text) from "things")"
    R"( where "orm_gone"."orm_line" = 0 and "things"."owner_id" = "orm_gone"."orm_key_0")"
    R"( union all select 2, "things"."id", cast(null as text) collate "nocase",)"
    R"( cast(null as text) from "things")"
    R"( where "orm_gone"."orm_line" = 2 and "things"."part_of" = "orm_gone"."orm_key_0")"
    R"( union all select 3, cast(null as bigint), cast(null as text) collate "nocase",)"
    R"( cast("marks"."ctid" as text) from "marks")"
    R"( where "orm_gone"."orm_line" = 2 and "marks"."thing_id" = "orm_gone"."orm_key_0")"
    R"( union all select 4, cast(null as bigint), cast(null as text) collate "nocase",)"
    R"( cast("marks"."ctid" as text) from "marks")"
    R"( where "orm_gone"."orm_line" = 2 and "marks"."seen_with" = "orm_gone"."orm_key_0")"
    R"() as "orm_next") select "orm_line", count(*) from "orm_gone")"
    R"( where "orm_line" not in (4) group by "orm_line")"
    R"( union all select 4, count(*) from (select "orm_key_2" from "orm_gone")"
    R"( where "orm_line" = 4 except select "orm_key_2" from "orm_gone")"
    R"( where "orm_line" = 3) as "orm_left")");

// What goes anyway neither refuses nor changes; keys are compared as their own table does.
static_assert(impact<orm::sqlite_dialect>(orm::schema(owners, boxes, things),
                                          delete_from(boxes).where(eq(boxes.name, "x"))) ==
              R"(with recursive "orm_gone" ("orm_line", "orm_key_0", "orm_key_1") as (select 0,)"
              R"( "boxes"."name", null from "boxes" where "boxes"."name" = ?)"
              R"( union select 1, null, "things"."id" from "orm_gone" cross join "things")"
              R"( where "orm_gone"."orm_line" = 0 and)"
              R"( "things"."box_name" = "orm_gone"."orm_key_0" collate nocase))"
              R"( select "orm_line", count(*) from "orm_gone" group by "orm_line")");

}  // namespace
