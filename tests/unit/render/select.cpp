// SPDX-License-Identifier: BSL-1.0
#include <orm/render/select.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Clauses are tested with their headers in query/; here are whole statements.
constexpr auto editors = alias<"editors">(users);
constexpr auto words   = as<"words">(sum(posts.words));

static_assert(
    in_postgres(select_distinct(users.email, words)
                    .from(posts)
                    .inner_join(users, users.id == posts.author_id)
                    .left_join(editors, editors.id == posts.editor_id && editors.active)
                    .where(or_(editors.rights == role::admin, is_null(posts.editor_id)))
                    .group_by(users.id)
                    .having(words > 1000)
                    .order_by(desc(words), users.email)
                    .limit(10)
                    .offset(5)) ==
    R"(select distinct "users"."email", sum("posts"."words")::bigint as "words" from "posts" )"
    R"(join "users" on "users"."id" = "posts"."author_id" )"
    R"(left join "users" as "editors" on "editors"."id" = "posts"."editor_id" )"
    R"(and "editors"."active" )"
    R"(where "editors"."rights" = $1 or "posts"."editor_id" is null )"
    R"(group by "users"."id" having sum("posts"."words")::bigint > $2 )"
    R"(order by "words" desc, "users"."email" limit $3 offset $4)");

// A query inside of another has names of its own, and those outside are as before.
static_assert(in_sqlite(select(users.email)
                            .from(users)
                            .where(in(users.id, select(posts.author_id).from(posts)))
                            .order_by(users.age)) ==
              R"(select "email" from "users" where "id" in )"
              R"((select "posts"."author_id" from "posts") order by "age")");

// What groups or orders the groups is written with the parameters of what is selected, since
// PostgreSQL would take it for something else.
constexpr auto half = as<"half">(users.age / 2);
static_assert(in_postgres(select(users.age % 5, half, count())
                              .from(users)
                              .where(users.age > 1)
                              .group_by(users.age % 5, half)
                              .order_by(desc(users.age % 5), half)
                              .limit(3)) ==
              R"(select "age" % $1, "age" / $2 as "half", count(*) from "users" where "age" > $3 )"
              R"(group by "age" % $1, "age" / $2 order by "age" % $1 desc, "half" limit $7)");
static_assert(in_postgres(select_distinct(users.age + 1).from(users).order_by(users.age + 1)) ==
              R"(select distinct "age" + $1 from "users" order by "age" + $1)");
// Where rows are not merged, each is an expression of its own.
static_assert(in_postgres(select(users.age + 1).from(users).order_by(users.age + 1)) ==
              R"(select "age" + $1 from "users" order by "age" + $2)");
static_assert(in_sqlite(select_distinct(users.age + 1).from(users).order_by(users.age + 1)) ==
              R"(select distinct "age" + ? from "users" order by "age" + ?)");
