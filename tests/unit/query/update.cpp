// SPDX-License-Identifier: BSL-1.0
#include <orm/query/update.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto change = update(users).set(users.age = 5, users.email = lower(users.email));

static_assert(in_sqlite(change.all_rows()) ==
              R"(update "users" set "age" = ?, "email" = lower("email"))");
static_assert(in_postgres(change.where(users.id == 1)) ==
              R"(update "users" set "age" = $1, "email" = lower("email") where "id" = $2)");
static_assert(in_sqlite(change.where(users.id == 1).where(or_(users.active, users.age > 2))) ==
              R"(update "users" set "age" = ?, "email" = lower("email") )"
              R"(where "id" = ? and ("active" or "age" > ?))");
static_assert(
    in_sqlite(change.where(users.id == 1).returning(users.age)) ==
    R"(update "users" set "age" = ?, "email" = lower("email") where "id" = ? returning "age")");
static_assert(in_postgres(update(votes).set(votes.stars = 1).all_rows()) ==
              R"(update "poll"."votes" set "stars" = $1)");
static_assert(in_sqlite(update(oddities).set(oddities.text = "x").where(oddities.id == 1)) ==
              R"(update "we""ird 'table'" set "a""b" = ? where "select" = ?)");

// The client's columns are set, too: on_update_with, not default_with.
static_assert(in_sqlite(update(notes).set(notes.text = "x").all_rows()) ==
              R"(update "notes" set "text" = ?, "changed" = ?)");
static_assert(in_sqlite(update(notes).set(notes.changed = 7).all_rows()) ==
              R"(update "notes" set "changed" = ?)");

static_assert(std::is_void_v<row_type<decltype(change)>>);
static_assert(std::same_as<row_type<decltype(change.returning())>, user>);
static_assert(std::same_as<row_type<decltype(change.returning(users.age))>, std::int32_t>);

template <class Query>
concept takes_where = requires(Query query) { query.where(users.active); };
template <class Query>
concept takes_all_rows = requires(Query query) { query.all_rows(); };
static_assert(takes_where<decltype(change)>);
static_assert(!takes_where<decltype(change.all_rows())>);
static_assert(takes_all_rows<decltype(change)>);
static_assert(!takes_all_rows<decltype(change.where(users.active))>);
template <class Start>
concept sets_nothing = requires(Start start) { start.set(); };
static_assert(!sets_nothing<decltype(update(users))>);

// Many structs.
static_assert(in_sqlite(update(votes).rows(std::span<vote const>())) ==
              R"(update "votes" set "stars" = new_values.column3 from (values (?, ?, ?)) )"
              R"(as new_values where "votes"."user_id" = new_values.column1 )"
              R"(and "votes"."post_id" = new_values.column2)");
static_assert(in_postgres(update(votes).rows(std::span<vote const>())) ==
              R"(update "poll"."votes" set "stars" = new_values.column3 from (values )"
              R"((cast($1 as bigint), cast($2 as bigint), cast($3 as integer))) )"
              R"(as new_values where "votes"."user_id" = new_values.column1 )"
              R"(and "votes"."post_id" = new_values.column2)");
constexpr orm::update_query<votes_t, orm::update_batch<votes_t, 2>, orm::every_row> two{};
static_assert(orm::sql_text<orm::postgres_dialect, std::remove_cv_t<decltype(two)>>.view() ==
              R"(update "poll"."votes" set "stars" = new_values.column3 from (values )"
              R"((cast($1 as bigint), cast($2 as bigint), cast($3 as integer)), ($4, $5, $6)) )"
              R"(as new_values where "votes"."user_id" = new_values.column1 )"
              R"(and "votes"."post_id" = new_values.column2)");
