// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

// The same in both engines.
template <class Node>
constexpr bool both(Node node, std::string_view text) {
    return in_sqlite(node) == text && in_postgres(node) == text;
}
static_assert(both(lower(users.email), R"(lower("email"))"));
static_assert(both(upper(users.email), R"(upper("email"))"));
static_assert(both(trim(users.email), R"(trim("email"))"));
static_assert(both(ltrim(users.email), R"(ltrim("email"))"));
static_assert(both(rtrim(users.email), R"(rtrim("email"))"));
static_assert(both(length(users.email), R"(length("email"))"));
static_assert(both(abs(users.age), R"(abs("age"))"));
static_assert(both(ceil(users.score), R"(ceil("score"))"));
static_assert(both(floor(users.score), R"(floor("score"))"));
static_assert(both(coalesce(users.nickname, users.email), R"(coalesce("nickname", "email"))"));
static_assert(both(nullif(users.age, users.id), R"(nullif("age", "id"))"));
static_assert(both(fn<"soundex", std::string>(users.email), R"(soundex("email"))"));
static_assert(both(fn<"pi", double>(), "pi()"));

// Arguments are bound.
static_assert(in_sqlite(substring(users.email, 2)) == R"(substr("email", ?))");
static_assert(in_sqlite(substring(users.email, 2, 3)) == R"(substr("email", ?, ?))");
static_assert(in_sqlite(replace(users.email, "a", "b")) == R"(replace("email", ?, ?))");
static_assert(in_sqlite(round(users.score, 2)) == R"(round("score", ?))");
static_assert(in_sqlite(coalesce(users.nickname, users.email, "?")) ==
              R"(coalesce("nickname", "email", ?))");
static_assert(in_sqlite(nullif(users.age, 0)) == R"(nullif("age", ?))");
static_assert(in_postgres(fn<"f", int>(users.age + 1, 2)) == R"(f("age" + $1, $2))");

// Each engine has its own word.
static_assert(in_sqlite(position(users.email, "@")) == R"(instr("email", ?))");
static_assert(in_postgres(position(users.email, "@")) == R"(strpos("email", $1))");
static_assert(in_sqlite(round(users.score)) == R"(round("score"))");
static_assert(in_postgres(round(users.score)) ==
              R"(cast(round(cast("score" as numeric)) as double precision))");
static_assert(in_postgres(round(users.score, 2)) ==
              R"(cast(round(cast("score" as numeric), cast($1 as integer)) as double precision))");
static_assert(in_postgres(substring(users.email, 2, 3)) ==
              R"(substr("email", cast($1 as integer), cast($2 as integer)))");
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
static_assert(in_sqlite(current_timestamp<sys_seconds>()) == "datetime()");
static_assert(in_postgres(current_timestamp<sys_seconds>()) == "date_trunc('second', now())");
static_assert(in_sqlite(current_date<year_month_day>()) == "date()");
static_assert(in_postgres(current_date<year_month_day>()) == "date(now() at time zone 'utc')");
static_assert(in_sqlite(year(users.joined)) == R"(cast(strftime('%Y', "joined") as integer))");
static_assert(in_sqlite(cast<std::string>(users.age)) == R"(cast("age" as text))");
static_assert(in_sqlite(cast<double>(users.age + 1)) == R"(cast("age" + ? as real))");
static_assert(in_postgres(cast<double>(users.age)) == R"(cast("age" as double precision))");
static_assert(in_postgres(cast<std::int64_t>(users.email)) == R"(cast("email" as bigint))");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(lower(users.email))>, std::string>);
static_assert(std::same_as<value<decltype(lower(users.nickname))>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(length(users.email))>, std::int64_t>);
static_assert(std::same_as<value<decltype(abs(users.age))>, std::int32_t>);
static_assert(std::same_as<value<decltype(round(users.age))>, double>);
static_assert(std::same_as<value<decltype(year(users.joined))>, std::int64_t>);
static_assert(std::same_as<value<decltype(current_timestamp<sys_seconds>())>, sys_seconds>);
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
