// SPDX-License-Identifier: BSL-1.0
#include <orm/query/order_by.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto query = select(users.id).from(users);

static_assert(in_sqlite(query.order_by(users.age)) == R"(select "id" from "users" order by "age")");
static_assert(in_sqlite(query.order_by(desc(users.age), asc(users.id), lower(users.email))) ==
              R"(select "id" from "users" order by "age" desc, "id", lower("email"))");
static_assert(in_sqlite(query.order_by(desc(users.nickname).nulls_last())) ==
              R"(select "id" from "users" order by "nickname" desc nulls last)");

// A selected alias is ordered by its name, alone or with a direction.
constexpr auto next = as<"next">(users.age + 1);
constexpr auto aged = select(users.id, next).from(users);
static_assert(in_postgres(aged.order_by(next)) ==
              R"(select "id", "age" + $1 as "next" from "users" order by "next")");
static_assert(
    in_postgres(aged.order_by(desc(next).nulls_first(), users.id)) ==
    R"(select "id", "age" + $1 as "next" from "users" order by "next" desc nulls first, "id")");
// Inside of an expression the engines know no alias.
static_assert(in_postgres(aged.order_by(next * 2)) ==
              R"(select "id", "age" + $1 as "next" from "users" order by ("age" + $2) * $3)");
// One that is not selected has no name.
static_assert(in_sqlite(query.order_by(desc(next))) ==
              R"(select "id" from "users" order by "age" + ? desc)");
