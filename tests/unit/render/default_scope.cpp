// SPDX-License-Identifier: BSL-1.0
#include <orm/render/default_scope.hpp>

#include "unit/mixin/notes.hpp"

using namespace noted;
using namespace orm::dsl;

constexpr auto on    = eq(notes.author_id, authors.id);
constexpr auto pairs = select(authors.id, notes.id).from(authors);
constexpr auto ids   = select(notes.id).from(notes);

static_assert(in_sqlite(ids) == R"(select "id" from "notes" where "deleted_at" is null)");
static_assert(in_postgres(ids.where(or_(notes.id == 1, notes.id == 2)).order_by(notes.id)) ==
              R"(select "id" from "notes" where ("id" = $1 or "id" = $2) and )"
              R"("deleted_at" is null order by "id")");
static_assert(in_sqlite(ids.where(when(false, notes.id == 1))) ==
              R"(select "id" from "notes" where "deleted_at" is null)");
static_assert(in_sqlite(ids.group_by(notes.id).having(gt(count(), 1)).limit(2)) ==
              R"(select "id" from "notes" where "deleted_at" is null group by "id" )"
              R"(having count(*) > ? limit ?)");

// In the `on` of joins. One without becomes one with.
static_assert(in_sqlite(pairs.left_join(notes, on)) ==
              R"(select "authors"."id", "notes"."id" from "authors" left join "notes" on )"
              R"("notes"."author_id" = "authors"."id" and "notes"."deleted_at" is null)");
static_assert(in_sqlite(pairs.cross_join(notes)) ==
              R"(select "authors"."id", "notes"."id" from "authors" join "notes" on )"
              R"("notes"."deleted_at" is null)");

// Where rows of the other side are kept, a table is read before it is joined.
#define LIVING_NOTES                                                   \
    R"((select "id", "author_id", "text", "deleted_at" from "notes" )" \
    R"(where "deleted_at" is null) as "notes" )"
static_assert(in_sqlite(pairs.full_join(notes, on)) ==
              R"(select "authors"."id", "notes"."id" from "authors" full join )" LIVING_NOTES
              R"(on "notes"."author_id" = "authors"."id")");
static_assert(in_postgres(select(notes.id).from(notes).right_join(authors, on)) ==
              R"(select "notes"."id" from )" LIVING_NOTES
              R"(right join "authors" on "notes"."author_id" = "authors"."id")");

// Writes.
static_assert(in_postgres(delete_from(notes).where(notes.id == 1)) ==
              R"(update "notes" set "deleted_at" = $1 where "id" = $2 and "deleted_at" is null)");
static_assert(in_postgres(delete_from(authors).using_(notes).where(on)) ==
              R"(delete from "authors" using "notes" where "notes"."author_id" = "authors"."id" )"
              R"(and "notes"."deleted_at" is null)");
static_assert(in_sqlite(insert_into(notes)
                            .values(notes.id = 1, notes.author_id = 1, notes.text = "x")
                            .on_conflict(notes.id)
                            .do_update(notes.text = excluded(notes.text))) ==
              R"(insert into "notes" ("id", "author_id", "text") values (?, ?, ?) )"
              R"(on conflict ("id") do update set "text" = excluded."text" )"
              R"(where "notes"."deleted_at" is null)");

// The index that serves it may be asked for its conflicts.
static_assert(in_sqlite(insert_into(notes)
                            .values(notes.id = 1, notes.author_id = 1, notes.text = "x")
                            .on_conflict(notes.text)
                            .do_nothing()) ==
              R"(insert into "notes" ("id", "author_id", "text") values (?, ?, ?) )"
              R"(on conflict ("text") where "deleted_at" is null do nothing)");
