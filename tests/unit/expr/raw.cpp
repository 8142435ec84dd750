// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/raw.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(raw<int>("random()")) == "random()");
static_assert(in_sqlite(raw<int>("length({}) + {}", users.email, 5)) == R"(length("email") + ?)");
static_assert(in_postgres(raw<int>("length({}) + {}", users.email, 5)) ==
              R"(length("email") + $1)");
static_assert(in_sqlite(raw<int>("f({})", users.age + 1)) == R"(f(("age" + ?)))");
static_assert(in_sqlite(raw<std::string>("'{{}}' || {}", "x")) == "'{}' || ?");
static_assert(in_sqlite(raw<std::string>("{}{{", "x")) == "?{");
static_assert(in_sqlite(raw<int>("")) == "");

// What is raw is kept together.
static_assert(in_sqlite(raw<int>("1 + 1") * 2) == "(1 + 1) * ?");
static_assert(in_sqlite(and_(raw<bool>("a or b"), users.active)) == R"((a or b) and "active")");
static_assert(in_sqlite(select(raw<int>("1 + 1")).from(users)) == R"(select 1 + 1 from "users")");
static_assert(in_sqlite(raw<int>("f({})", raw<int>("{}", 1))) == "f((?))");

static_assert(std::same_as<value_from<users_t, decltype(raw<int>("1"))>, int>);
static_assert(
    std::same_as<value_from<users_t, decltype(raw<std::optional<int>>("1"))>, std::optional<int>>);

static_assert(orm::count_placeholders("") == 0);
static_assert(orm::count_placeholders("{} {}") == 2);
static_assert(orm::count_placeholders("{{}} {{{}}}") == 1);
