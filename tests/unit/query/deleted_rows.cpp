// SPDX-License-Identifier: BSL-1.0
#include <orm/query/deleted_rows.hpp>

#include "unit/mixin/notes.hpp"

using namespace noted;
using namespace orm::dsl;

constexpr auto ids = select(notes.id).from(notes);

static_assert(in_sqlite(ids.with_deleted()) == R"(select "id" from "notes")");
static_assert(in_sqlite(ids.only_deleted()) ==
              R"(select "id" from "notes" where "deleted_at" is not null)");

// Of all tables or of some, wherever it is said behind from().
constexpr auto joined =
    select(notes.id).from(authors).left_join(notes, eq(notes.author_id, authors.id));
static_assert(in_sqlite(joined.with_deleted().where(authors.id == 1)) ==
              R"(select "notes"."id" from "authors" left join "notes" on )"
              R"("notes"."author_id" = "authors"."id" where "authors"."id" = ?)");
static_assert(in_sqlite(joined.where(authors.id == 1).only_deleted(notes)) ==
              R"(select "notes"."id" from "authors" left join "notes" on )"
              R"("notes"."author_id" = "authors"."id" and "notes"."deleted_at" is not null )"
              R"(where "authors"."id" = ?)");

// Updates, and what is deleted for good or comes back.
static_assert(in_sqlite(update(notes).set(notes.text = "x").with_deleted().where(notes.id == 1)) ==
              R"(update "notes" set "text" = ? where "id" = ?)");
static_assert(in_sqlite(update(notes).set(notes.text = "x").all_rows().only_deleted()) ==
              R"(update "notes" set "text" = ? where "deleted_at" is not null)");
static_assert(in_sqlite(purge(notes).where(notes.id == 1).where(notes.text == "x")) ==
              R"(delete from "notes" where "id" = ? and "text" = ?)");
static_assert(in_sqlite(restore(notes).all_rows()) ==
              R"(update "notes" set "deleted_at" = null where "deleted_at" is not null)");

static_assert(orm::has_soft_delete<notes_t>);
static_assert(orm::has_soft_delete<notes_as<"n">>);
static_assert(!orm::has_soft_delete<authors_t>);
static_assert(!orm::has_soft_delete<decltype(ids.as<"ids">())>);
