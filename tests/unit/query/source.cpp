// SPDX-License-Identifier: BSL-1.0
#include <orm/query/source.hpp>

#include <optional>
#include <string>
#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto total = as<"total">(count());
constexpr auto counted =
    select(posts.author_id, total).from(posts).group_by(posts.author_id).as<"counted">();
using counted_rows = std::remove_const_t<decltype(counted)>;

static_assert(orm::row_source<users_t> && orm::row_source<counted_rows>);
static_assert(!orm::row_source<users_t::id_t>);
static_assert(orm::label_of<users_t>() == "users");
static_assert(orm::label_of<users_as<"u">>() == "u");
static_assert(orm::label_of<counted_rows>() == "counted");

static_assert(orm::name_of_output<users_t::id_t>() == "id");
static_assert(orm::name_of_output<std::remove_const_t<decltype(total)>>() == "total");
static_assert(orm::name_of_output<decltype(count())>().empty());

// A column of a query has the type of what made it, and is null where that may be.
static_assert(
    std::is_same_v<decltype(counted[posts.author_id])::declared, posts_t::author_id_t::declared>);
static_assert(std::is_same_v<decltype(counted[total])::declared, std::int64_t>);
constexpr auto joined = select(users.id, as<"post">(posts.id))
                            .from(users)
                            .left_join(posts, eq(posts.author_id, users.id))
                            .as<"joined">();
static_assert(
    std::is_same_v<decltype(joined[as<"post">(posts.id)])::declared, std::optional<std::int64_t>>);
static_assert(std::is_same_v<decltype(joined[users.id])::declared, std::int64_t>);

// Whole tables bring their columns.
constexpr auto whole = select().from(users).as<"whole">();
static_assert(std::is_same_v<decltype(whole[users.age])::type, users_t::age_t::type>);

// What is around a lateral query may be left out by a join around both.
constexpr auto beside =
    lateral(select(posts.id, as<"reader">(users.id)).from(posts).as<"beside">());
static_assert(std::is_same_v<decltype(beside[posts.id])::declared, std::int64_t>);
static_assert(std::is_same_v<decltype(beside[as<"reader">(users.id)])::declared,
                             std::optional<std::int64_t>>);

static_assert(
    in_sqlite(select(users.id, counted[total])
                  .from(users)
                  .left_join(counted, eq(counted[posts.author_id], users.id))
                  .where(gt(counted[total], 3))) ==
    R"(select "users"."id", "counted"."total" from "users" left join )"
    R"((select "posts"."author_id", count(*) as "total" from "posts" )"
    R"(group by "posts"."author_id") as "counted" on "counted"."author_id" = "users"."id" )"
    R"(where "counted"."total" > ?)");
static_assert(in_sqlite(select().from(joined).order_by(joined[users.id])) ==
              R"(select "id", "post" from (select "users"."id", "posts"."id" as "post" )"
              R"(from "users" left join "posts" on "posts"."author_id" = "users"."id") )"
              R"(as "joined" order by "id")");
static_assert(in_postgres(select(users.id, beside[posts.id]).from(users).cross_join(beside)) ==
              R"(select "users"."id", "beside"."id" from "users" cross join lateral )"
              R"((select "posts"."id", "users"."id" as "reader" from "posts") as "beside")");
