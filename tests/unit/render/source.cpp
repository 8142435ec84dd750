// SPDX-License-Identifier: BSL-1.0
#include <orm/render/source.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto editors = alias<"editors">(users);

static_assert(in_sqlite(select(editors.id).from(editors)) ==
              R"(select "id" from "users" as "editors")");
static_assert(in_sqlite(select(users.id).from(users).cross_join(posts)) ==
              R"(select "users"."id" from "users" cross join "posts")");
static_assert(in_postgres(select(users.id).from(users).left_join(posts, eq(posts.author_id, 1))) ==
              R"(select "users"."id" from "users" left join "posts" on "posts"."author_id" = $1)");
