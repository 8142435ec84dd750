// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// The same in both engines.
template <class Node>
constexpr bool both(Node node, std::string_view text) {
    return in_sqlite(node) == text && in_postgres(node) == text;
}
static_assert(both(coalesce(users.nickname, users.email), R"(coalesce("nickname", "email"))"));
static_assert(both(nullif(users.age, users.id), R"(nullif("age", "id"))"));
static_assert(both(fn<"soundex", std::string>(users.email), R"(soundex("email"))"));
static_assert(both(fn<"pi", double>(), "pi()"));

// Arguments are bound.
static_assert(in_sqlite(coalesce(users.nickname, users.email, "?")) ==
              R"(coalesce("nickname", "email", ?))");
static_assert(in_sqlite(nullif(users.age, 0)) == R"(nullif("age", ?))");
static_assert(in_postgres(fn<"f", int>(users.age + 1, 2)) == R"(f("age" + $1, $2))");

// Each engine has its own word.
static_assert(in_sqlite(greatest(users.age, 1)) == R"(max("age", ?))");
static_assert(in_postgres(greatest(users.age, 1)) == R"(greatest("age", $1))");
static_assert(in_sqlite(least(users.age, 1)) == R"(min("age", ?))");
static_assert(in_postgres(least(users.age, 1)) == R"(least("age", $1))");
// PostgreSQL chooses among what is not null, and has to be told otherwise. Parameters keep their
// numbers when they are written twice.
static_assert(in_sqlite(greatest(users.nickname, "a")) == R"(max("nickname", ?))");
static_assert(in_postgres(greatest(users.nickname, "a")) ==
              R"(case when "nickname" is null then null else greatest("nickname", $1) end)");
static_assert(in_postgres(least(users.age, 5, users.age + 1)) ==
              R"(case when "age" + $2 is null then null else least("age", $1, "age" + $2) end)");
static_assert(in_sqlite(cast<std::string>(users.age)) == R"(cast("age" as text))");
static_assert(in_sqlite(cast<double>(users.age + 1)) == R"(cast("age" + ? as real))");
static_assert(in_postgres(cast<double>(users.age)) == R"(cast("age" as double precision))");
static_assert(in_sqlite(cast<std::string>(std::nullopt)) == R"(cast(null as text))");
static_assert(in_postgres(cast<double>(std::nullopt)) == R"(cast(null as double precision))");
static_assert(in_postgres(cast<std::int64_t>(users.email)) == R"(cast("email" as bigint))");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(
    std::same_as<value<decltype(cast<std::int64_t>(users.nickname))>, std::optional<std::int64_t>>);

// One that is never null is enough for coalesce, and one that may be is too many for greatest.
static_assert(std::same_as<value<decltype(coalesce(users.nickname, users.email))>, std::string>);
static_assert(std::same_as<value<decltype(coalesce(users.nickname, "?"))>, std::string>);
static_assert(std::same_as<value<decltype(coalesce(users.nickname, users.nickname))>,
                           std::optional<std::string>>);
static_assert(std::same_as<value<decltype(nullif(users.age, 0))>, std::optional<std::int32_t>>);
static_assert(std::same_as<value<decltype(greatest(users.age, 1))>, std::int32_t>);
static_assert(
    std::same_as<value<decltype(least(users.nickname, "x"))>, std::optional<std::string>>);

// A function of the engine is null where its result says so.
static_assert(std::same_as<value<decltype(fn<"f", int>(users.nickname))>, int>);
static_assert(
    std::same_as<value<decltype(fn<"f", std::optional<int>>(users.age))>, std::optional<int>>);
