// SPDX-License-Identifier: BSL-1.0
#include <orm/render/count.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto query = select(users.email).from(users).where(users.age > 3).limit(5);

template <template <class> class Wrapper, class Query>
constexpr auto wrapped(Query inner) {
    return Wrapper<Query>{inner};
}

static_assert(
    in_sqlite(wrapped<orm::count_query>(query)) ==
    R"(select count(*) from (select "email" from "users" where "age" > ? limit ?) as "counted")");
static_assert(in_sqlite(wrapped<orm::exists_query>(query)) ==
              R"(select exists (select "email" from "users" where "age" > ? limit ?))");
static_assert(
    in_postgres(wrapped<orm::exists_query>(query)) ==
    R"(select exists (select "email" from "users" where "age" > $1 limit $2)::int::bigint)");
static_assert(in_sqlite(wrapped<orm::explain_query>(query)) ==
              R"(explain query plan select "email" from "users" where "age" > ? limit ?)");
static_assert(in_postgres(wrapped<orm::explain_query>(query)) ==
              R"(explain select "email" from "users" where "age" > $1 limit $2)");
