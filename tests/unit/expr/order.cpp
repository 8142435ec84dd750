// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/order.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(asc(users.age)) == R"("age")");
static_assert(in_sqlite(desc(users.age)) == R"("age" desc)");
static_assert(in_sqlite(nulls_first(users.age)) == R"("age" nulls first)");
static_assert(in_sqlite(nulls_last(users.age)) == R"("age" nulls last)");
static_assert(in_sqlite(nulls_first(desc(users.age))) == R"("age" desc nulls first)");
static_assert(in_sqlite(nulls_last(desc(users.age))) == R"("age" desc nulls last)");
static_assert(in_sqlite(desc(users.age).nulls_last()) == R"("age" desc nulls last)");
static_assert(in_postgres(asc(users.age).nulls_first()) == R"("age" nulls first)");
static_assert(in_postgres(desc(users.age + 1)) == R"("age" + $1 desc)");
