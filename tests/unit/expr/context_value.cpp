// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/context_value.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

struct current_user : orm::context_key<std::int64_t> {};
struct current_role : orm::context_key<role> {};

static_assert(in_postgres(select(users.id).from(users).where(eq(users.id,
                                                                from_context<current_user>))) ==
              R"(select "id" from "users" where "id" = $1)");
static_assert(std::is_same_v<orm::type_of<decltype(from_context<current_user>)>, std::int64_t>);
