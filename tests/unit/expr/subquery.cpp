// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/subquery.hpp>

#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto ages  = select(users.age).from(users);
constexpr auto total = select(count()).from(users);

static_assert(std::is_same_v<orm::type_of<decltype(exists(ages))>, bool>);
static_assert(decltype(exists(ages))::nulls == orm::null_rule::never);
static_assert(std::is_same_v<orm::type_of<decltype(scalar(ages))>, orm::type_of<users_t::age_t>>);
// There may be no row, but a count without groups always has one.
static_assert(decltype(scalar(ages))::nulls == orm::null_rule::always);
static_assert(decltype(scalar(total))::nulls == orm::null_rule::never);
static_assert(decltype(scalar(total.limit(1)))::nulls == orm::null_rule::always);
static_assert(decltype(scalar(select(sum(users.age)).from(users)))::nulls ==
              orm::null_rule::always);
static_assert(std::is_same_v<orm::type_of<decltype(any(ages))>, orm::type_of<users_t::age_t>>);

static_assert(in_sqlite(select(users.id).from(users).where(and_(exists(ages), not_exists(ages),
                                                                gt(users.age, total)))) ==
              R"(select "id" from "users" where exists (select "users"."age" from "users") and )"
              R"(not exists (select "users"."age" from "users") and )"
              R"("age" > (select count(*) from "users"))");
static_assert(in_postgres(select(users.id).from(users).where(or_(eq(users.age, any(ages)),
                                                                 lt(users.age, all(ages))))) ==
              R"(select "id" from "users" where "age" = any (select "users"."age" from "users") )"
              R"(or "age" < all (select "users"."age" from "users"))");
