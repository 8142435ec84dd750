// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/arithmetic.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(add(users.age, 1)) == R"("age" + ?)");
static_assert(in_sqlite(subtract(users.age, 1)) == R"("age" - ?)");
static_assert(in_sqlite(multiply(users.age, 2)) == R"("age" * ?)");
static_assert(in_sqlite(divide(users.age, 2)) == R"("age" / ?)");
static_assert(in_sqlite(modulo(users.age, 2)) == R"("age" % ?)");
static_assert(in_sqlite(negate(users.age)) == R"(- "age")");
static_assert(in_sqlite(1 + users.age) == R"(? + "age")");
static_assert(in_postgres(users.age + 1 + 2) == R"("age" + $1 + $2)");

// Parentheses where the text would mean something else, and nowhere else.
constexpr auto a = users.age;
constexpr auto b = users.id;
constexpr auto c = users.score;
static_assert(in_sqlite(a - (b - c)) == R"("age" - ("id" - "score"))");
static_assert(in_sqlite(a - b - c) == R"("age" - "id" - "score")");
static_assert(in_sqlite(a + (b + c)) == R"("age" + ("id" + "score"))");
static_assert(in_sqlite(a / (b * c)) == R"("age" / ("id" * "score"))");
static_assert(in_sqlite(a / b * c) == R"("age" / "id" * "score")");
static_assert(in_sqlite(a + b * c) == R"("age" + "id" * "score")");
static_assert(in_sqlite((a + b) * c) == R"(("age" + "id") * "score")");
static_assert(in_sqlite(a * (b + c)) == R"("age" * ("id" + "score"))");
static_assert(in_sqlite(a % b % c) == R"(mod("age" % "id", "score"))");
static_assert(in_sqlite(-(a + b)) == R"(- ("age" + "id"))");
static_assert(in_sqlite(-(-a)) == R"(- (- "age"))");  // two dashes would begin a comment
static_assert(in_sqlite(a - -b) == R"("age" - - "id")");
static_assert(in_sqlite(-a * b) == R"(- "age" * "id")");

// The engines disagree on how tightly || binds: its neighbours are always in parentheses.
static_assert(in_sqlite(concat(users.email, "x")) == R"("email" || ?)");
static_assert(in_sqlite(concat(users.email, "x", users.nickname)) ==
              R"("email" || ? || "nickname")");
static_assert(in_sqlite(concat("x", concat(users.email, "y"))) == R"(? || ("email" || ?))");
static_assert(in_sqlite(concat(cast<std::string>(a + b), "!")) ==
              R"(cast("age" + "id" as text) || ?)");
static_assert(in_sqlite(concat(raw<std::string>("a + b"), "!")) == "(a + b) || ?");
static_assert(in_sqlite(eq(concat(users.email, "x"), "y")) == R"("email" || ? = ?)");
static_assert(in_sqlite(length(concat(users.email, "x")) + 1) == R"(length("email" || ?) + ?)");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(a + 1)>, std::int64_t>);
static_assert(std::same_as<value<decltype(a + 0.5)>, double>);
static_assert(std::same_as<value<decltype(a * c)>, double>);
static_assert(std::same_as<value<decltype(-a)>, std::int32_t>);
static_assert(std::same_as<value<decltype(a / 2)>, std::optional<std::int64_t>>);  // by zero
static_assert(std::same_as<value<decltype(a % 2)>, std::optional<std::int64_t>>);
static_assert(std::same_as<value<decltype(concat(users.email, "x"))>, std::string>);
static_assert(
    std::same_as<value<decltype(concat(users.email, users.nickname))>, std::optional<std::string>>);
static_assert(
    std::same_as<value_from<posts_t, decltype(posts.editor_id + 1)>, std::optional<std::int64_t>>);

template <class Lhs, class Rhs>
concept calculate = orm::types_calculate<Lhs, Rhs>;
static_assert(calculate<users_t::age_t, double>);
static_assert(!calculate<users_t::email_t, std::string>);
static_assert(!calculate<users_t::age_t, std::string>);
static_assert(!calculate<users_t::active_t, bool>);
