// SPDX-License-Identifier: BSL-1.0
#include <orm/render/raw_query.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct two {
    std::string  name;
    std::int64_t number{};
};

static_assert(in_sqlite(raw_query<two>("select {}, {} from {} where {} > {}", users.email, users.id,
                                       users, orm::identifier("age"), 3)) ==
              R"(select "email", "id" from "users" where "age" > ?)");
static_assert(in_postgres(raw_query<two>("select {}, {} from {} where {} > {}", users.email,
                                         users.id, users, orm::identifier("age"), 3)) ==
              R"(select "email", "id" from "users" where "age" > $1)");
static_assert(in_postgres(raw_query("update {} set a = {} where b = {}", users, 1, "x")) ==
              R"(update "users" set a = $1 where b = $2)");
static_assert(in_sqlite(raw_query<std::string>("select '{{}}'")) == "select '{}'");

// The text of a select with columns is known when it is run.
constexpr auto author = raw_column<"author", std::int64_t>;
constexpr auto most   = raw_column<"most", std::optional<std::int32_t>>;
constexpr auto best =
    raw_query(
        "select author_id as author, max(words) as most from posts where words > {} group by 1", 7)
        .columns(author, most);
constexpr auto top  = best.as<"top">();
constexpr auto tops = cte<"tops">(best);
static_assert(in_postgres(select(users.email, top[most])
                              .from(users)
                              .left_join(top, eq(top[author], users.id))
                              .where(gt(users.age, 1))) ==
              R"(select "users"."email", "top"."most" from "users" left join )"
              "(select author_id as author, max(words) as most from posts where words > $1 "
              R"(group by 1) as "top" on "top"."author" = "users"."id" where "users"."age" > $2)");
static_assert(in_sqlite(with(tops).select(tops[author]).from(tops)) ==
              R"(with "tops" ("author", "most") as )"
              "(select author_id as author, max(words) as most from posts where words > ? "
              R"(group by 1) select "author" from "tops")");
static_assert(
    in_sqlite(select(posts.id).from(posts).where(
        in(posts.author_id, raw_query("select {} from {}", users.id, users).columns(author)))) ==
    R"(select "id" from "posts" where "author_id" in (select "users"."id" from "users"))");

}  // namespace
