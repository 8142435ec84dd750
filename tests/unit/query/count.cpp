// SPDX-License-Identifier: BSL-1.0
#include <orm/query/count.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

using query = decltype(select(users.email).from(users));

static_assert(orm::statement<orm::count_query<query>>);
static_assert(orm::statement<orm::exists_query<query>>);
static_assert(orm::statement<orm::explain_query<query>>);
static_assert(std::same_as<row_type<orm::count_query<query>>, std::int64_t>);
static_assert(std::same_as<row_type<orm::exists_query<query>>, std::int64_t>);
