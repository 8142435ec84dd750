// SPDX-License-Identifier: BSL-1.0
#include <orm/render/subquery.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// The words of each kind of subquery are tested with its node; here is what is around it.
constexpr auto ids = select(users.id).from(users).where(users.active);

// Names inside are qualified, and those around it are as they were.
static_assert(in_sqlite(and_(in(users.id, ids), users.age > 1)) ==
              R"("id" in (select "users"."id" from "users" where "users"."active") and "age" > ?)");
static_assert(in_sqlite(and_(not_(exists(ids)), users.active)) ==
              R"(not exists (select "users"."id" from "users" where "users"."active"))"
              R"( and "active")");
