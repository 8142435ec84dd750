// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/comparison.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(eq(users.age, 1)) == R"("age" = ?)");
static_assert(in_sqlite(ne(users.age, 1)) == R"("age" <> ?)");
static_assert(in_sqlite(lt(users.age, 1)) == R"("age" < ?)");
static_assert(in_sqlite(lte(users.age, 1)) == R"("age" <= ?)");
static_assert(in_sqlite(gt(users.age, 1)) == R"("age" > ?)");
static_assert(in_sqlite(gte(users.age, 1)) == R"("age" >= ?)");
static_assert(in_sqlite(eq(1, users.age)) == R"(? = "age")");
static_assert(in_sqlite(eq(users.age, users.id)) == R"("age" = "id")");
static_assert(in_postgres(eq(users.age, 1)) == R"("age" = $1)");

static_assert(in_sqlite(is_null(users.nickname)) == R"("nickname" is null)");
static_assert(in_sqlite(is_not_null(users.nickname)) == R"("nickname" is not null)");
static_assert(in_sqlite(is_null(users.age + 1)) == R"("age" + ? is null)");
static_assert(in_sqlite(is_null(eq(users.age, 1))) == R"(("age" = ?) is null)");

static_assert(in_sqlite(is_distinct_from(users.nickname, "x")) == R"("nickname" is not ?)");
static_assert(in_postgres(is_distinct_from(users.nickname, "x")) ==
              R"("nickname" is distinct from $1)");
static_assert(in_sqlite(is_not_distinct_from(users.nickname, "x")) == R"("nickname" is ?)");
static_assert(in_postgres(is_not_distinct_from(users.nickname, "x")) ==
              R"("nickname" is not distinct from $1)");

static_assert(in_sqlite(between(users.age, 1, 9)) == R"("age" between ? and ?)");
static_assert(in_sqlite(not_between(users.age, 1, users.id)) == R"("age" not between ? and "id")");
static_assert(in_sqlite(between(users.age, users.id - 1, users.id + 1)) ==
              R"("age" between "id" - ? and "id" + ?)");

// Comparisons inside of comparisons are told apart.
static_assert(in_sqlite(eq(gt(users.age, 1), users.active)) == R"(("age" > ?) = "active")");
static_assert(in_sqlite(eq(users.active, and_(users.active, users.active))) ==
              R"("active" = ("active" and "active"))");

// Null is an answer of a comparison with a null, but not of a test for it.
template <class Node>
using value = value_from<users_t, Node>;
static_assert(std::same_as<value<decltype(eq(users.age, 1))>, bool>);
static_assert(std::same_as<value<decltype(eq(users.nickname, "x"))>, std::optional<bool>>);
static_assert(std::same_as<value<decltype(is_null(users.nickname))>, bool>);
static_assert(std::same_as<value<decltype(is_distinct_from(users.nickname, "x"))>, bool>);
static_assert(
    std::same_as<value<decltype(between(users.nickname, "a", "b"))>, std::optional<bool>>);

// Values are stored like the column they meet, on either side.
static_assert(in_sqlite(eq(users.rights, lit<role::admin>)) == R"("rights" = 'admin')");
static_assert(in_sqlite(eq(users.rank, lit<blog::rank::high>)) == R"("rank" = 2)");
static_assert(in_sqlite(eq(lit<blog::rank::high>, users.rank)) == R"(2 = "rank")");
static_assert(in_sqlite(gt(max(users.rank), lit<blog::rank::low>)) == R"(max("rank") > 1)");

template <class Lhs, class Rhs>
concept compare = orm::operands_compare<Lhs, Rhs>;
static_assert(compare<users_t::age_t, double>);
static_assert(compare<users_t::email_t, char const*>);
static_assert(compare<users_t::rights_t, role>);
static_assert(!compare<users_t::rights_t, blog::rank>);
static_assert(!compare<users_t::rights_t, std::string>);
static_assert(!compare<users_t::age_t, std::string>);
static_assert(!compare<users_t::active_t, int>);
static_assert(!compare<users_t::joined_t, int>);
static_assert(!orm::not_null_value<std::nullptr_t>);
static_assert(!orm::not_null_value<std::nullopt_t>);
static_assert(!orm::not_null_value<std::optional<int>>);
static_assert(orm::not_null_value<users_t::nickname_t>);
