// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/in.hpp>

#include <array>
#include <span>
#include <vector>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr std::array ids{1, 2, 3};
constexpr std::array ranks{blog::rank::low};

// A list is one parameter, however long it is.
static_assert(in_sqlite(in(users.id, ids)) == R"("id" in (select value from json_each(?)))");
static_assert(in_postgres(in(users.id, ids)) == R"("id" = any($1))");
static_assert(in_sqlite(not_in(users.id, ids)) ==
              R"("id" not in (select value from json_each(?)))");
static_assert(in_postgres(not_in(users.id, ids)) == R"("id" <> all($1))");
static_assert(in_sqlite(in(users.id, std::span<int const>(ids))) == in_sqlite(in(users.id, ids)));
static_assert(in_sqlite(in(users.id, std::array<int, 0>{})) == in_sqlite(in(users.id, ids)));
static_assert(in_postgres(and_(in(users.id + 1, ids), eq(users.age, 3))) ==
              R"("id" + $1 = any($2) and "age" = $3)");

// A query is written out, its columns qualified.
static_assert(
    in_sqlite(select(users.email)
                  .from(users)
                  .where(in(users.id,
                            select(posts.author_id).from(posts).where(gt(posts.words, 9))))) ==
    R"(select "email" from "users" where "id" in (select "posts"."author_id" from "posts" )"
    R"(where "posts"."words" > ?))");
static_assert(in_sqlite(not_in(users.id, select(max(posts.id)).from(posts))) ==
              R"("id" not in (select max("posts"."id") from "posts"))");

static_assert(std::same_as<value_from<users_t, decltype(in(users.id, {1}))>, bool>);
static_assert(
    std::same_as<value_from<users_t, decltype(in(users.nickname, {"x"}))>, std::optional<bool>>);

// Elements are stored like the column, and a list keeps what it was given.
static_assert(std::same_as<decltype(in(users.rank, ranks).values),
                           orm::bound_list<std::array<blog::rank, 1>, users_t::rank_t>>);
static_assert(std::same_as<decltype(in(users.id, {1, 2}).values),
                           orm::bound_list<std::vector<std::int64_t>, void>>);
static_assert(std::same_as<decltype(in(users.email, {"a", "b"}).values),
                           orm::bound_list<std::vector<std::string>, void>>);
static_assert(std::same_as<decltype(in(users.age, std::vector<int>()).values),
                           orm::bound_list<std::vector<int>, void>>);

static_assert(orm::value_range<std::vector<int>>);
static_assert(!orm::value_range<std::string>);
static_assert(!orm::value_range<int>);
static_assert(orm::subquery<decltype(select(users.id).from(users))>);
static_assert(!orm::subquery<std::vector<int>>);
static_assert(orm::query_of_one_column<decltype(select(users.id).from(users))>);
static_assert(!orm::query_of_one_column<decltype(select(users.id, users.age).from(users))>);
static_assert(!orm::query_of_one_column<decltype(select(users).from(users))>);
static_assert(!orm::query_of_one_column<decltype(select().from(users))>);
