// SPDX-License-Identifier: BSL-1.0
#include <orm/query/window.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto w    = as<"w">(partition_by(users.rights).order_by(users.age));
constexpr auto near = as<"near">(order_by(users.id).rows(preceding(2), following(2)));

static_assert(in_sqlite(select(dense_rank().over(w), sum(users.age).over(w),
                               avg(users.age).over(near))
                            .from(users)
                            .where(users.active)
                            .window(w, near)
                            .order_by(dense_rank().over(w))
                            .limit(3)) ==
              R"(select dense_rank() over "w", sum("age") over "w", avg("age") over "near" )"
              R"(from "users" where "active" )"
              R"(window "w" as (partition by "rights" order by "age"), )"
              R"("near" as (order by "id" rows between ? preceding and ? following) )"
              R"(order by dense_rank() over "w" limit ?)");

// Behind having() and before order_by().
constexpr auto grouped = select(users.rights).from(users).group_by(users.rights);
constexpr auto by_sum  = as<"by_sum">(order_by(sum(users.age)));
static_assert(in_sqlite(select(users.rights, dense_rank().over(by_sum))
                            .from(users)
                            .group_by(users.rights)
                            .having(count() > 1)
                            .window(by_sum)) ==
              R"(select "rights", dense_rank() over "by_sum" from "users" group by "rights" )"
              R"(having count(*) > ? window "by_sum" as (order by sum("age")))");
template <class Query>
constexpr bool takes_window(Query) {
    return orm::may_follow<orm::clause::window, Query::last>;
}
static_assert(takes_window(grouped));
static_assert(!takes_window(grouped.window(by_sum)));
static_assert(!takes_window(grouped.order_by(users.rights)));
static_assert(!takes_window(select(users.id)));

static_assert(orm::window_names_differ<decltype(w), decltype(near)>);
static_assert(!orm::window_names_differ<decltype(w), decltype(as<"W">(order_by(users.id)))>);

template <class Node, class... Windows>
using undefined = typename orm::undefined_window<Node, orm::types<Windows...>>::result;
using named     = std::remove_cv_t<decltype(w)>;
static_assert(std::is_void_v<undefined<decltype(dense_rank().over(w)), named>>);
static_assert(std::same_as<undefined<decltype(dense_rank().over(w) + 1)>, named>);
static_assert(std::is_void_v<undefined<decltype(dense_rank().over(order_by(users.id)))>>);
static_assert(
    std::is_void_v<undefined<decltype(in(users.id, select(dense_rank().over(w)).from(users)))>>);

// In a subquery a named window may speak of the rows around it.
constexpr auto around = as<"around">(order_by(posts.words + users.age));
static_assert(in_sqlite(select(users.id).from(users).where(
                  in(users.id, select(dense_rank().over(around)).from(posts).window(around)))) ==
              R"(select "id" from "users" where "id" in )"
              R"((select dense_rank() over "around" from "posts" )"
              R"(window "around" as (order by "posts"."words" + "users"."age")))");
