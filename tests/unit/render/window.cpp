// SPDX-License-Identifier: BSL-1.0
#include <orm/render/window.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Nodes and clauses are tested with their headers; here is how they go together.
constexpr auto running = as<"running">(sum(posts.words)
                                           .over(partition_by(posts.author_id)
                                                     .order_by(desc(posts.id))
                                                     .rows(unbounded_preceding, current_row)));
constexpr auto query   = select(posts.title, running)
                           .from(posts)
                           .inner_join(users, users.id == posts.author_id)
                           .order_by(running);
static_assert(in_sqlite(query) ==
              R"(select "posts"."title", sum("posts"."words") over (partition by )"
              R"("posts"."author_id" order by "posts"."id" desc rows between unbounded preceding )"
              R"(and current row) as "running" from "posts" join "users" )"
              R"(on "users"."id" = "posts"."author_id" order by "running")");

// PostgreSQL widens sums of whole numbers: the type stands behind the window.
static_assert(in_postgres(select(sum(posts.words).over()).from(posts)) ==
              R"(select sum("words") over ()::bigint from "posts")");
static_assert(in_postgres(select(count().over(), max(posts.words).over()).from(posts)) ==
              R"(select count(*) over (), max("words") over () from "posts")");
static_assert(
    in_postgres(select(lag(sum(posts.words)).over(order_by(posts.author_id)),
                       avg(sum(posts.words)).over())
                    .from(posts)
                    .group_by(posts.author_id)) ==
    R"(select lag(sum("words")::bigint) over (order by "author_id"), )"
    R"(avg(sum("words")::bigint) over ()::double precision from "posts" group by "author_id")");

static_assert(
    in_postgres(sum(posts.words).filter(posts.id > lit<3>).over(partition_by(posts.author_id)) /
                lit<2>) ==
    R"(sum("words") filter (where "id" > 3) over (partition by "author_id")::bigint / 2)");
static_assert(in_postgres(lit<100> * sum(posts.words) / sum(sum(posts.words)).over()) ==
              R"(100 * sum("words")::bigint / sum(sum("words")::bigint) over ()::bigint)");

// What a filter leaves out is left out at run time, too.
static_assert(in_sqlite(select(count().filter(when(false, posts.words > 3)).over()).from(posts)) ==
              R"(select count(*) filter (where 1) over () from "posts")");
static_assert(
    in_sqlite(select(count().over(partition_by(case_when(when(true, posts.words > 3), 1))))
                  .from(posts)) ==
    R"(select count(*) over (partition by case when "words" > ? then ? end) from "posts")");
