// SPDX-License-Identifier: BSL-1.0
#include <orm/query/tablesample.hpp>

#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(
    in_postgres(select(posts.id).from(tablesample(posts, 10)).where(gt(posts.words, 5))) ==
    R"(select "id" from "posts" tablesample bernoulli ($1) where "words" > $2)");
static_assert(in_postgres(select(users.id)
                              .from(tablesample_blocks(posts, 0.5).repeatable(42))
                              .inner_join(users, eq(users.id, posts.author_id))) ==
              R"(select "users"."id" from "posts" tablesample system ($1) repeatable ($2) )"
              R"(join "users" on "users"."id" = "posts"."author_id")");

constexpr auto other = alias<"other">(posts);
static_assert(in_postgres(select(other.id).from(tablesample(other, 1))) ==
              R"(select "id" from "posts" as "other" tablesample bernoulli ($1))");
static_assert(std::is_same_v<row_type<decltype(select().from(tablesample(posts, 1)))>, post>);
