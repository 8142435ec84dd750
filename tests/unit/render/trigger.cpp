// SPDX-License-Identifier: BSL-1.0
#include <orm/render/trigger.hpp>

#include "unit/query/triggers.hpp"

namespace press {

template <class Trigger>
constexpr orm::trigger_model const& in_sqlite =
    orm::trigger_lowering<orm::sqlite_dialect, Trigger>::model;
template <class Trigger>
constexpr orm::trigger_model const& in_postgres =
    orm::trigger_lowering<orm::postgres_dialect, Trigger>::model;

static_assert(in_sqlite<person_added_t>.name == "person added");
static_assert(in_sqlite<person_added_t>.table == "people");
static_assert(in_sqlite<person_added_t>.definition == R"(after insert on "people" for each row)");
static_assert(in_sqlite<person_added_t>.body ==
              R"(insert into "entries" ("what", "about", "nick") values )"
              R"(('it''s new', new."id", new."nick"); )");
static_assert(in_postgres<person_added_t>.definition == in_sqlite<person_added_t>.definition);
static_assert(in_postgres<person_added_t>.body ==
              R"(insert into "entries" ("what", "about", "nick") values )"
              R"(('it''s new', new."id", new."nick"); return null; )");

static_assert(in_sqlite<person_changed_t>.definition ==
              R"(after update of "age", "role" on "people" for each row )"
              R"(when (new."age" < old."age" and new."role" = 1))");
static_assert(in_sqlite<person_changed_t>.body ==
              R"(update "entries" set "what" = 'younger' where "about" = old."id"; )"
              R"(delete from "entries" where "about" = 0; )");

static_assert(in_postgres<person_gone_t>.definition == R"(before delete on "people" for each row)");
static_assert(in_postgres<person_gone_t>.body ==
              R"(insert into "entries" ("what", "about") select "title", "author_id" )"
              R"(from "articles" where "author_id" = old."id"; return old; )");

// PostgreSQL changes the row on its way, SQLite once it is there.
static_assert(in_postgres<person_aged_t>.definition ==
              R"(before update of "id", "name", "nick", "role" on "people" for each row)");
static_assert(in_postgres<person_aged_t>.body == R"(new."age" := new."age" + 1; return new; )");
static_assert(in_sqlite<person_aged_t>.definition ==
              R"(after update of "id", "name", "nick", "role" on "people" for each row)");
static_assert(in_sqlite<person_aged_t>.body ==
              R"(update "people" set "age" = new."age" + 1 where "id" = new."id"; )");

}  // namespace press
