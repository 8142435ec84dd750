// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/alias.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto total = as<"total">(count());
constexpr auto years = as<"years">(users.age + 1);

// In a select list an alias is defined, elsewhere it stands for its expression.
static_assert(in_sqlite(select(total).from(users)) == R"(select count(*) as "total" from "users")");
static_assert(in_sqlite(total) == "count(*)");
static_assert(in_sqlite(years * 2) == R"(("age" + ?) * ?)");
static_assert(in_sqlite(gt(years, 3)) == R"("age" + ? > ?)");
static_assert(in_sqlite(select(as<"a \"b\"">(users.id)).from(users)) ==
              R"(select "id" as "a ""b""" from "users")");

static_assert(std::same_as<value_from<users_t, decltype(total)>, std::int64_t>);
static_assert(std::same_as<value_from<users_t, decltype(as<"n">(users.nickname))>,
                           std::optional<std::string>>);
static_assert(total.name == "total");

// A name alone has no operands, so that nothing of it is bound a second time.
static_assert(in_sqlite(orm::alias_reference<decltype(years)>{}) == R"("years")");
static_assert(orm::alias_reference<decltype(years)>::operands::size == 0);
