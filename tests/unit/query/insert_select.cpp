// SPDX-License-Identifier: BSL-1.0
#include <orm/query/insert_select.hpp>

#include <cstdint>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto people = select(users.id, users.email).from(users).where(gt(users.age, 3));

static_assert(in_sqlite(insert_into(posts).columns(posts.author_id, posts.title).select(people)) ==
              R"(insert into "posts" ("author_id", "title") select "id", "email" from "users" )"
              R"(where "age" > ?)");
// The engine would take the `on` of a conflict for that of a join.
constexpr auto upsert = insert_into(posts)
                            .columns(posts.id, posts.author_id, posts.title)
                            .select(select(users.id, users.id, users.email).from(users))
                            .on_conflict(posts.id)
                            .do_nothing()
                            .returning(posts.id);
static_assert(in_sqlite(upsert) ==
              R"(insert into "posts" ("id", "author_id", "title") select * from )"
              R"((select "id", "id", "email" from "users") where true )"
              R"(on conflict ("id") do nothing returning "id")");
static_assert(in_postgres(upsert) == R"(insert into "posts" ("id", "author_id", "title") )"
                                     R"(select "id", "id", "email" from "users" )"
                                     R"(on conflict ("id") do nothing returning "id")");
