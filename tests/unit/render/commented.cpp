// SPDX-License-Identifier: BSL-1.0
#include <orm/render/commented.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto logged = commented<"page='start'">(delete_from(users).where(eq(users.id, 1)));

static_assert(in_sqlite(logged) == R"(/* page='start' */ delete from "users" where "id" = ?)");
static_assert(in_postgres(logged) == R"(/* page='start' */ delete from "users" where "id" = $1)");
