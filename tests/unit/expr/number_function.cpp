// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/number_function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// The same in both engines.
template <class Node>
constexpr bool both(Node node, std::string_view text) {
    return in_sqlite(node) == text && in_postgres(node) == text;
}

static_assert(both(abs(users.age), R"(abs("age"))"));
static_assert(both(ceil(users.score), R"(ceil("score"))"));
static_assert(both(floor(users.score), R"(floor("score"))"));
static_assert(in_sqlite(round(users.score, 2)) == R"(round("score", ?))");
static_assert(in_sqlite(round(users.score)) == R"(round("score"))");
static_assert(in_postgres(round(users.score)) ==
              R"(cast(round(cast("score" as numeric)) as double precision))");
static_assert(in_postgres(round(users.score, 2)) ==
              R"(cast(round(cast("score" as numeric), cast($1 as integer)) as double precision))");

static_assert(both(trunc(users.score), R"(trunc("score"))"));
static_assert(both(exp(users.score), R"(exp("score"))"));
static_assert(both(sqrt(users.score), R"(sqrt("score"))"));
static_assert(both(ln(users.score), R"(ln("score"))"));
static_assert(both(log(users.score), R"(log("score"))"));
static_assert(both(power(users.score, users.age), R"(power("score", "age"))"));
static_assert(both(degrees(atan2(sin(users.score), cos(users.score))),
                   R"(degrees(atan2(sin("score"), cos("score"))))"));
static_assert(both(radians(atan(tan(users.score))), R"(radians(atan(tan("score"))))"));
static_assert(both(asin(users.score) + acos(users.score), R"(asin("score") + acos("score"))"));
static_assert(both(pi(), "pi()"));
static_assert(in_sqlite(sign(users.score)) == R"(sign("score"))");
static_assert(in_postgres(sign(users.score)) == R"(cast(sign("score") as bigint))");
static_assert(in_sqlite(log(2, users.score)) == R"(log(?, "score"))");
static_assert(in_postgres(log(2, users.score)) ==
              R"(cast(log(cast($1 as numeric), cast("score" as numeric)) as double precision))");
static_assert(in_sqlite(random_fraction()) ==
              "((random() >> 11 & 9007199254740991) / 9007199254740992.0)");
static_assert(in_postgres(random_fraction()) == "random()");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(abs(users.age))>, std::int32_t>);
static_assert(std::same_as<value<decltype(round(users.age))>, double>);
static_assert(std::same_as<value<decltype(trunc(users.age))>, double>);
static_assert(std::same_as<value<decltype(sign(users.score))>, std::int64_t>);
static_assert(std::same_as<value<decltype(exp(users.score))>, double>);
static_assert(std::same_as<value<decltype(random_fraction())>, double>);

// Not defined for all numbers.
static_assert(std::same_as<value<decltype(sqrt(users.score))>, std::optional<double>>);
static_assert(std::same_as<value<decltype(power(users.age, 2))>, std::optional<double>>);
static_assert(std::same_as<value<decltype(log(2, users.age))>, std::optional<double>>);
