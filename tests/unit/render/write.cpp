// SPDX-License-Identifier: BSL-1.0
#include <orm/render/write.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Inserts, updates and deletes are tested in query/; here are the forms that only verbs make.
static_assert(in_sqlite(orm::insert_query<votes_t, orm::row_batch<votes_t, 3>>{{nullptr}}) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?), (?, ?, ?), )"
              R"((?, ?, ?))");
static_assert(in_sqlite(orm::insert_query<votes_t, orm::row_batch<votes_t, 2>>{{nullptr}}) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?), (?, ?, ?))");
using five_votes = orm::insert_query<votes_t, orm::row_batch<votes_t, 5>>;
static_assert(in_sqlite(five_votes{{nullptr}}) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?), (?, ?, ?), )"
              R"((?, ?, ?), (?, ?, ?), (?, ?, ?))");
static_assert(orm::sql_text<orm::sqlite_dialect, five_votes>.parameters == 15);
static_assert(in_postgres(orm::insert_query<votes_t, orm::row_batch<votes_t, 3>>{{nullptr}}) ==
              R"(insert into "poll"."votes" ("user_id", "post_id", "stars") )"
              R"(values ($1, $2, $3), ($4, $5, $6), ($7, $8, $9))");

/// A batch of three rows, with all else of an insert.
template <class Source, class Conflict, class Returning>
constexpr auto of_three(orm::insert_query<votes_t, Source, Conflict, Returning> const& query) {
    return orm::insert_query<votes_t, orm::row_batch<votes_t, 3>, Conflict, Returning>{
        {nullptr}, query.conflict, query.returning_};
}
constexpr auto upsert_of_three = of_three(insert_into(votes)
                                              .values(vote())
                                              .on_conflict(votes.user_id, votes.post_id)
                                              .do_update(votes.stars = votes.stars + 2)
                                              .returning(votes.stars * 3));
static_assert(in_sqlite(upsert_of_three) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?), (?, ?, ?), )"
              R"((?, ?, ?) on conflict ("user_id", "post_id") do update set "stars" = )"
              R"("votes"."stars" + ? returning "stars" * ?)");
static_assert(
    orm::sql_text<orm::sqlite_dialect, std::remove_const_t<decltype(upsert_of_three)>>.parameters ==
    11);
using three_changes = orm::update_query<votes_t, orm::update_batch<votes_t, 3>>;
static_assert(
    orm::sql_text<orm::sqlite_dialect, three_changes>.view() ==
    R"(update "votes" set "stars" = new_values.column3 from (values (?, ?, ?), (?, ?, ?), )"
    R"((?, ?, ?)) as new_values where "votes"."user_id" = new_values.column1 )"
    R"(and "votes"."post_id" = new_values.column2)");
static_assert(in_postgres(orm::insert_query<votes_t, orm::row_arrays<votes_t>>{{{}, nullptr}}) ==
              R"(insert into "poll"."votes" ("user_id", "post_id", "stars") )"
              R"(select * from unnest($1, $2, $3))");
static_assert(in_sqlite(orm::update_query<votes_t, orm::row_assignments<votes_t>,
                                          orm::key_match<votes_t>>{}) ==
              R"(update "votes" set "stars" = ? where "user_id" = ? and "post_id" = ?)");
static_assert(in_sqlite(orm::delete_query<oddities_t, orm::key_match<oddities_t>>{}) ==
              R"(delete from "we""ird 'table'" where "select" = ?)");
static_assert(
    in_sqlite(select().from(votes).where(orm::key_match<votes_t>{})) ==
    R"(select "user_id", "post_id", "stars" from "votes" where "user_id" = ? and "post_id" = ?)");

using row = orm::row_values<oddities_t, oddity const*, orm::columns_of<oddities_t>>;
static_assert(in_sqlite(orm::insert_query<oddities_t, row, orm::conflict_replace<oddities_t>>{}) ==
              R"(insert into "we""ird 'table'" ("select", "a""b") values (?, ?) )"
              R"(on conflict ("select") do update set "a""b" = excluded."a""b")");

// An update or delete whose optional condition is absent is written as it is, and never run.
static_assert(in_sqlite(delete_from(users).where(when(false, users.active))) ==
              R"(delete from "users")");
static_assert(in_sqlite(update(users).set(users.age = 1).where(when(true, users.active))) ==
              R"(update "users" set "age" = ? where "active")");
