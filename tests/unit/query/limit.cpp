// SPDX-License-Identifier: BSL-1.0
#include <orm/query/limit.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto query = select(users.id).from(users);

static_assert(in_sqlite(query.limit(5)) == R"(select "id" from "users" limit ?)");
static_assert(in_sqlite(query.limit(5).offset(10)) ==
              R"(select "id" from "users" limit ? offset ?)");
static_assert(in_postgres(query.limit(5).offset(10)) ==
              R"(select "id" from "users" limit $1 offset $2)");
// SQLite has no offset without a limit.
static_assert(in_sqlite(query.offset(10)) == R"(select "id" from "users" limit -1 offset ?)");
static_assert(in_postgres(query.offset(10)) == R"(select "id" from "users" offset $1)");
static_assert(in_sqlite(query.limit(param<"rows", int>)) == R"(select "id" from "users" limit ?)");
static_assert(in_sqlite(query.limit(lit<3>)) == R"(select "id" from "users" limit 3)");
static_assert(in_sqlite(query.limit(std::size_t{3})) == R"(select "id" from "users" limit ?)");

static_assert(orm::row_count<int>);
static_assert(orm::row_count<std::size_t>);
static_assert(orm::row_count<decltype(param<"rows", std::int64_t>)>);
static_assert(!orm::row_count<bool>);
static_assert(!orm::row_count<double>);
static_assert(!orm::row_count<char const*>);
static_assert(!orm::row_count<decltype(param<"rows", std::string>)>);
