// SPDX-License-Identifier: BSL-1.0
#include <orm/render/call.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Functions are tested with their nodes; here is what they need and how their parameters count.
static_assert(orm::needed_for(orm::function_name::lower) == orm::feature::none);
static_assert(orm::needed_for(orm::function_name::regexp_like) ==
              orm::feature::regular_expressions);

static_assert(in_sqlite(select(right(users.email, 2), left(users.email, 3))
                            .from(users)
                            .where(users.age == 4)) ==
              R"(select substr("email", - ?, ?1), substr("email", 1, ?) from "users" )"
              R"(where "age" = ?)");
static_assert(in_postgres(select(right(users.email, 2)).from(users).where(users.age == 4)) ==
              R"(select right("email", cast($1 as integer)) from "users" where "age" = $2)");
