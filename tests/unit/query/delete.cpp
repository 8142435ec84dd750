// SPDX-License-Identifier: BSL-1.0
#include <orm/query/delete.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto removal = delete_from(users);

static_assert(in_sqlite(removal.where(users.id == 1)) == R"(delete from "users" where "id" = ?)");
static_assert(in_sqlite(removal.where(users.id == 1).where(users.age > 2)) ==
              R"(delete from "users" where "id" = ? and "age" > ?)");
static_assert(in_sqlite(removal.all_rows()) == R"(delete from "users")");
static_assert(in_sqlite(removal.where(in(users.id, select(posts.author_id).from(posts)))) ==
              R"(delete from "users" where "id" in (select "posts"."author_id" from "posts"))");
static_assert(in_postgres(removal.where(users.id == 1).returning(users.email)) ==
              R"(delete from "users" where "id" = $1 returning "email")");
static_assert(in_sqlite(delete_from(votes).all_rows()) == R"(delete from "votes")");
static_assert(in_postgres(delete_from(votes).all_rows()) == R"(delete from "poll"."votes")");

static_assert(std::is_void_v<row_type<decltype(removal.all_rows())>>);
static_assert(std::same_as<row_type<decltype(removal.all_rows().returning())>, user>);
static_assert(std::same_as<row_type<decltype(removal.all_rows().returning(users.nickname))>,
                           std::optional<std::string>>);

// All rows or some, not both; and one returning.
template <class Query>
concept takes_where = requires(Query query) { query.where(users.active); };
template <class Query>
concept takes_all_rows = requires(Query query) { query.all_rows(); };
template <class Query>
concept takes_returning = requires(Query query) { query.returning(users.id); };
static_assert(takes_where<decltype(removal)>);
static_assert(!takes_where<decltype(removal.all_rows())>);
static_assert(takes_all_rows<decltype(removal)>);
static_assert(!takes_all_rows<decltype(removal.where(users.active))>);
static_assert(takes_returning<decltype(removal)>);
static_assert(!takes_returning<decltype(removal.returning())>);
