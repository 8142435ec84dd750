// SPDX-License-Identifier: BSL-1.0
#include <orm/query/from.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto written = eq(posts.author_id, users.id);
constexpr auto from    = select(users.email, posts.title).from(users);

static_assert(in_sqlite(select(users.id).from(users)) == R"(select "id" from "users")");
static_assert(in_sqlite(from.inner_join(posts, written)) ==
              R"(select "users"."email", "posts"."title" from "users" )"
              R"(join "posts" on "posts"."author_id" = "users"."id")");
static_assert(in_sqlite(from.left_join(posts, written)) ==
              R"(select "users"."email", "posts"."title" from "users" )"
              R"(left join "posts" on "posts"."author_id" = "users"."id")");
static_assert(in_sqlite(from.right_join(posts, written)) ==
              R"(select "users"."email", "posts"."title" from "users" )"
              R"(right join "posts" on "posts"."author_id" = "users"."id")");
static_assert(in_sqlite(from.full_join(posts, written)) ==
              R"(select "users"."email", "posts"."title" from "users" )"
              R"(full join "posts" on "posts"."author_id" = "users"."id")");
static_assert(in_sqlite(from.cross_join(posts)) ==
              R"(select "users"."email", "posts"."title" from "users" cross join "posts")");
static_assert(in_sqlite(from.inner_join(posts, when(false, written))) ==
              R"(select "users"."email", "posts"."title" from "users" join "posts" on 1)");

// The same table twice, and three tables.
constexpr auto editors = alias<"editors">(users);
static_assert(in_sqlite(select(users.email, editors.email)
                            .from(posts)
                            .inner_join(users, eq(users.id, posts.author_id))
                            .left_join(editors, eq(editors.id, posts.editor_id))) ==
              R"(select "users"."email", "editors"."email" from "posts" )"
              R"(join "users" on "users"."id" = "posts"."author_id" )"
              R"(left join "users" as "editors" on "editors"."id" = "posts"."editor_id")");
static_assert(in_sqlite(select(editors.id).from(editors)) ==
              R"(select "id" from "users" as "editors")");

// A table in a schema goes by its own name in the rest of the statement.
static_assert(in_postgres(select(votes.stars, users.id)
                              .from(votes)
                              .inner_join(users, eq(users.id, votes.user_id))) ==
              R"(select "votes"."stars", "users"."id" from "poll"."votes" )"
              R"(join "users" on "users"."id" = "votes"."user_id")");

static_assert(orm::label_of<users_t>() == "users");
static_assert(orm::label_of<decltype(editors)>() == "editors");

// Names, not types, make two tables the same.
template <class Table, class... Others>
concept is_new = orm::table_not_used_yet<Table, orm::types<Others...>>;
static_assert(is_new<users_t, posts_t>);
static_assert(is_new<users_as<"u">, users_t>);
static_assert(!is_new<users_t, posts_t, users_t>);
static_assert(!is_new<posts_as<"users">, users_t>);
static_assert(!is_new<posts_as<"u">, users_as<"u">>);
static_assert(!is_new<posts_as<"U">, users_as<"u">>);  // one name to SQLite

// What an outer join may leave out.
template <class... Tables>
using tables = orm::types<Tables...>;
template <class Query, class Outer>
concept leaves_out = std::same_as<typename Query::scope::outer, Outer>;
constexpr auto two = select().from(users);
static_assert(leaves_out<decltype(two.inner_join(posts, written)), tables<>>);
static_assert(leaves_out<decltype(two.cross_join(posts)), tables<>>);
static_assert(leaves_out<decltype(two.left_join(posts, written)), tables<posts_t>>);
static_assert(leaves_out<decltype(two.right_join(posts, written)), tables<users_t>>);
static_assert(leaves_out<decltype(two.full_join(posts, written)), tables<users_t, posts_t>>);
constexpr auto voted = eq(votes.post_id, posts.id);
static_assert(
    leaves_out<decltype(two.left_join(posts, written).inner_join(votes, voted)), tables<posts_t>>);
static_assert(leaves_out<decltype(two.inner_join(posts, written).right_join(votes, voted)),
                         tables<users_t, posts_t>>);
