// SPDX-License-Identifier: BSL-1.0
#include <orm/query/where.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto query = select(users.id).from(users);

static_assert(in_sqlite(query.where(users.active)) == R"(select "id" from "users" where "active")");
static_assert(in_sqlite(query.where(users.age > 1).where(users.id == 2)) ==
              R"(select "id" from "users" where "age" > ? and "id" = ?)");
static_assert(in_sqlite(query.where(or_(users.active, users.age > 1)).where(users.id == 2)) ==
              R"(select "id" from "users" where ("active" or "age" > ?) and "id" = ?)");
static_assert(in_sqlite(query.where(users.active).where(users.active).where(users.active)) ==
              R"(select "id" from "users" where "active" and "active" and "active")");
static_assert(in_sqlite(query.where(when(false, users.active))) == in_sqlite(query));
static_assert(in_sqlite(query.where(when(false, users.active)).where(users.age > 1)) ==
              R"(select "id" from "users" where "age" > ?)");
static_assert(in_sqlite(select(users.id, posts.id)
                            .from(users)
                            .cross_join(posts)
                            .where(users.active)
                            .where(posts.words > 1)) ==
              R"(select "users"."id", "posts"."id" from "users" cross join "posts" )"
              R"(where "users"."active" and "posts"."words" > ?)");
