// SPDX-License-Identifier: BSL-1.0
#include <orm/query/returned_rows.hpp>

#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto gone =
    cte<"gone">(delete_from(posts).where(eq(posts.author_id, 7)).returning(posts.id, posts.title));

static_assert(in_postgres(with(gone).select(gone[posts.title]).from(gone)) ==
              R"(with "gone" ("id", "title") as (delete from "posts" where "author_id" = $1 )"
              R"(returning "id", "title") select "title" from "gone")");

constexpr auto aged =
    cte<"aged">(update(users).set(users.age = users.age + 1).all_rows().returning());
static_assert(std::is_same_v<decltype(aged[users.age])::declared, decltype(users.age)::declared>);
static_assert(
    in_postgres(
        with(gone, aged)
            .insert_into(votes)
            .columns(votes.user_id, votes.post_id, votes.stars)
            .select(select(aged[users.id], gone[posts.id], lit<1>).from(aged).cross_join(gone)))
        .starts_with(R"(with "gone" ("id", "title") as (delete from "posts" )"
                     R"(where "author_id" = $1 returning "id", "title"), "aged" )"));

static_assert(orm::returning_write<decltype(delete_from(posts).all_rows().returning())>);
static_assert(!orm::returning_write<decltype(delete_from(posts).all_rows())>);

// Rows that no with() declares are found at any depth of a write.
template <class Query>
using foreign          = typename orm::foreign_in_write<Query, orm::types<>>::result;
constexpr auto in_gone = in(posts.id, select(gone[posts.id]).from(gone));
static_assert(std::is_void_v<foreign<decltype(delete_from(posts).where(eq(posts.id, 1)))>>);
static_assert(!std::is_void_v<foreign<decltype(delete_from(posts).where(in_gone))>>);
static_assert(
    !std::is_void_v<foreign<decltype(update(posts).set(posts.title = "x").from(gone).all_rows())>>);
