// SPDX-License-Identifier: BSL-1.0
#include <orm/query/with.hpp>

#include <cstdint>
#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto total = as<"total">(count());
constexpr auto counted =
    cte<"counted">(select(posts.author_id, total).from(posts).group_by(posts.author_id));
constexpr auto again = alias<"again">(counted);

static_assert(std::is_same_v<decltype(counted[total])::declared, std::int64_t>);
static_assert(!std::is_same_v<decltype(counted[total]), decltype(again[total])>);

static_assert(in_sqlite(with(counted).select(counted[total]).from(counted)) ==
              R"(with "counted" ("author_id", "total") as (select "posts"."author_id", count(*) )"
              R"(as "total" from "posts" group by "posts"."author_id") )"
              R"(select "total" from "counted")");
static_assert(
    in_sqlite(with(counted.materialized())
                  .select_distinct(again[total])
                  .from(counted)
                  .inner_join(again, lt(counted[total], again[total]))) ==
    R"(with "counted" ("author_id", "total") as materialized (select "posts"."author_id", )"
    R"(count(*) as "total" from "posts" group by "posts"."author_id") select distinct )"
    R"("again"."total" from "counted" join "counted" as "again" )"
    R"(on "counted"."total" < "again"."total")");

constexpr auto looked_into = with(counted.not_materialized()).select(counted[total]).from(counted);
static_assert(
    in_sqlite(looked_into) ==
    R"(with "counted" ("author_id", "total") as not materialized (select "posts"."author_id", )"
    R"(count(*) as "total" from "posts" group by "posts"."author_id") )"
    R"(select "total" from "counted")");
static_assert(in_postgres(looked_into) == in_sqlite(looked_into));

constexpr auto number  = as<"number">(lit<std::int64_t{1}>);
constexpr auto numbers = recursive<"numbers">(select(number), [](auto before) {
    return select(before[number] + lit<1>).from(before).where(lt(before[number], 9));
});
static_assert(std::is_same_v<decltype(numbers[number])::declared, std::int64_t>);
static_assert(in_postgres(with(numbers).select(sum(numbers[number])).from(numbers)) ==
              R"(with recursive "numbers" ("number") as (select 1 as "number" union all )"
              R"(select "numbers"."number" + 1 from "numbers" where "numbers"."number" < $1) )"
              R"(select sum("number")::bigint from "numbers")");

// What may be null in them stays so, and an outer join adds to that.
template <class Query>
using row_of_query       = typename orm::result_of<Query>::row;
constexpr auto each_user = with(counted).select(counted[total]).from(users);
static_assert(
    std::is_same_v<
        row_of_query<decltype(each_user.inner_join(counted, counted[posts.author_id] == users.id))>,
        std::int64_t>);
static_assert(
    std::is_same_v<
        row_of_query<decltype(each_user.left_join(counted, counted[posts.author_id] == users.id))>,
        std::optional<std::int64_t>>);
constexpr auto named        = as<"named">(users.nickname);
constexpr auto joined_names = cte<"names">(union_all(
    select(as<"named">(users.email)).from(users), select(named).from(users).where(users.active)));
static_assert(std::is_same_v<decltype(joined_names[as<"named">(users.email)])::declared,
                             std::optional<std::string>>);
constexpr auto oldest = cte<"oldest">(select(as<"age">(max(users.age))).from(users));
static_assert(std::is_same_v<decltype(oldest[as<"age">(max(users.age))])::declared,
                             std::optional<std::int32_t>>);

// Only a query that says with() knows the rows.
template <class Query>
using foreign = typename Query::template foreign_among<orm::types<>>;
static_assert(!std::is_void_v<foreign<decltype(select(counted[total]).from(counted))>>);
static_assert(
    std::is_void_v<foreign<decltype(with(counted).select(counted[total]).from(counted))>>);
static_assert(std::is_void_v<foreign<decltype(with(counted).select(users.id).from(users).where(
                  in(users.id, select(counted[posts.author_id]).from(counted))))>>);
