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
    R"(group by "users"."id" having sum("posts"."words") > $2 )"
    R"(order by "words" desc, "users"."email" limit $3 offset $4)");

// A query inside of another has names of its own, and those outside are as before.
static_assert(in_sqlite(select(users.email)
                            .from(users)
                            .where(in(users.id, select(posts.author_id).from(posts)))
                            .order_by(users.age)) ==
              R"(select "email" from "users" where "id" in )"
              R"((select "posts"."author_id" from "posts") order by "age")");
