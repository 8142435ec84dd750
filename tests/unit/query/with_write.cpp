// SPDX-License-Identifier: BSL-1.0
#include <orm/query/with_write.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto total = as<"total">(count());
constexpr auto counted =
    cte<"counted">(select(posts.author_id, total).from(posts).group_by(posts.author_id));

static_assert(in_sqlite(with(counted).delete_from(users).where(in(
                  users.id,
                  select(counted[posts.author_id]).from(counted).where(lt(counted[total], 2))))) ==
              R"(with "counted" ("author_id", "total") as (select "posts"."author_id", count(*) )"
              R"(as "total" from "posts" group by "posts"."author_id") delete from "users" )"
              R"(where "id" in (select "counted"."author_id" from "counted" )"
              R"(where "counted"."total" < ?))");

static_assert(in_postgres(with(counted)
                              .update(users)
                              .set(users.age = 1)
                              .from(counted)
                              .where(and_(eq(counted[posts.author_id], users.id),
                                          gt(counted[total], 3)))
                              .returning(users.id)) ==
              R"(with "counted" ("author_id", "total") as (select "posts"."author_id", count(*) )"
              R"(as "total" from "posts" group by "posts"."author_id") update "users" )"
              R"(set "age" = $1 from "counted" where "counted"."author_id" = "users"."id" )"
              R"(and "counted"."total" > $2 returning "users"."id")");

constexpr auto adults = cte<"adults">(select(users.id).from(users).where(gte(users.age, 18)));
constexpr auto voting =
    with(adults)
        .insert_into(votes)
        .columns(votes.user_id, votes.post_id, votes.stars)
        .select(select(adults[users.id], posts.id, lit<5>).from(adults).cross_join(posts))
        .on_conflict(votes.user_id, votes.post_id)
        .do_nothing();
static_assert(in_postgres(voting) ==
              R"(with "adults" ("id") as (select "users"."id" from "users" )"
              R"(where "users"."age" >= $1) )"
              R"(insert into "poll"."votes" ("user_id", "post_id", "stars") )"
              R"(select "adults"."id", "posts"."id", 5 from "adults" cross join "posts" )"
              R"(on conflict ("user_id", "post_id") do nothing)");

static_assert(in_sqlite(with(adults)
                            .insert_into(users)
                            .values(users.email = "a", users.age = 1, users.score = 1.0,
                                    users.rights = role::author, users.rank = rank::low)
                            .on_conflict(users.email)
                            .do_update_where(lt(users.age, excluded(users.age)),
                                             users.age = excluded(users.age)))
                  .ends_with(R"( on conflict ("email") do update set "age" = excluded."age" )"
                             R"(where "users"."age" < excluded."age")"));
constexpr auto scored = with(adults)
                            .insert_into(votes)
                            .columns(votes.user_id, votes.post_id, votes.stars)
                            .select(select(adults[users.id], lit<1>, lit<5>).from(adults));
static_assert(
    in_postgres(scored.on_conflict_on<"votes_pkey">().do_update(votes.stars = 1))
        .ends_with(R"( on conflict on constraint "votes_pkey" do update set "stars" = $2)"));
constexpr std::string_view adults_in_front =
    R"(with "adults" ("id") as (select "users"."id" from "users" where "users"."age" >= ?) )";
static_assert(in_sqlite(scored.or_replace())
                  .substr(adults_in_front.size())
                  .starts_with(R"(insert or replace into "votes" )"));
static_assert(in_sqlite(scored.or_ignore())
                  .substr(adults_in_front.size())
                  .starts_with(R"(insert or ignore into "votes" )"));

// A clause that may not come next is not there.
template <class Query>
concept takes_where = requires(Query query) { query.where(eq(users.id, 1)); };
static_assert(!takes_where<decltype(with(adults).update(users))>);
static_assert(takes_where<decltype(with(adults).delete_from(users))>);
static_assert(!takes_where<decltype(with(adults).delete_from(users).all_rows())>);

static_assert(
    std::is_same_v<
        row_type<decltype(with(adults)
                              .delete_from(users)
                              .where(eq(users.id, 1))
                              .returning(users.email))>,
        row_type<decltype(delete_from(users).where(eq(users.id, 1)).returning(users.email))>>);
