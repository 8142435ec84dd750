// SPDX-License-Identifier: BSL-1.0
#include <orm/render/set.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto a = select(users.id).from(users);
constexpr auto b = select(posts.author_id).from(posts);

static_assert(in_sqlite(union_(a, b).order_by(desc(users.id)).limit(3).offset(1)) ==
              R"(select "id" from "users" union select "author_id" from "posts" )"
              R"(order by "id" desc limit ? offset ?)");
static_assert(in_sqlite(union_all(a, b, a)) ==
              R"(select "id" from "users" union all select "author_id" from "posts" )"
              R"(union all select "id" from "users")");
static_assert(in_postgres(union_all(a, b, a)) == in_sqlite(union_all(a, b, a)));
static_assert(in_postgres(intersect_all(a, b)) ==
              R"(select "id" from "users" intersect all select "author_id" from "posts")");

// The operators of SQLite go from left to right, those of PostgreSQL have a precedence.
static_assert(in_sqlite(intersect(union_(a, b), a)) ==
              R"(select "id" from "users" union select "author_id" from "posts" )"
              R"(intersect select "id" from "users")");
static_assert(in_postgres(intersect(union_(a, b), a)) ==
              R"((select "users"."id" from "users" union select "posts"."author_id" from "posts") )"
              R"(intersect select "id" from "users")");
static_assert(in_sqlite(except(a, union_(a, b))) ==
              R"(select "id" from "users" except select * from (select "users"."id" from "users" )"
              R"(union select "posts"."author_id" from "posts"))");
static_assert(in_sqlite(union_(a.limit(1), b)) ==
              R"(select * from (select "users"."id" from "users" limit ?) )"
              R"(union select "author_id" from "posts")");

// What has no name is ordered by its place.
static_assert(in_sqlite(union_(select(users.id + 1).from(users), b).order_by(users.id + 1)) ==
              R"(select "id" + ? from "users" union select "author_id" from "posts" order by 1)");
