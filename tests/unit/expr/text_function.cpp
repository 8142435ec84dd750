// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/text_function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

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
static_assert(in_sqlite(substring(users.email, 2)) == R"(substr("email", ?))");
static_assert(in_sqlite(substring(users.email, 2, 3)) == R"(substr("email", ?, ?))");
static_assert(in_sqlite(replace(users.email, "a", "b")) == R"(replace("email", ?, ?))");
static_assert(in_sqlite(position(users.email, "@")) == R"(instr("email", ?))");
static_assert(in_postgres(position(users.email, "@")) == R"(strpos("email", $1))");
static_assert(in_postgres(substring(users.email, 2, 3)) ==
              R"(substr("email", cast($1 as integer), cast($2 as integer)))");

static_assert(in_sqlite(trim(users.email, "/")) == R"(trim("email", ?))");
static_assert(in_postgres(trim(users.email, "/")) == R"(btrim("email", $1))");
static_assert(both(ltrim(users.email, users.nickname), R"(ltrim("email", "nickname"))"));
static_assert(both(rtrim(users.email, users.nickname), R"(rtrim("email", "nickname"))"));
static_assert(in_sqlite(octet_length(users.email)) == R"(length(cast("email" as blob)))");
static_assert(in_postgres(octet_length(users.email)) == R"(octet_length("email"))");
static_assert(in_sqlite(left(users.email, 2)) == R"(substr("email", 1, ?))");
static_assert(in_postgres(left(users.email, 2)) == R"(left("email", cast($1 as integer)))");

// What SQLite has to be told twice is bound once.
static_assert(in_sqlite(right(concat(users.email, "!"), 2)) == R"(substr("email" || ?, - ?, ?2))");
static_assert(in_postgres(right(users.email, 2)) == R"(right("email", cast($1 as integer)))");
static_assert(
    in_sqlite(lpad(users.email, 5, "*")) ==
    R"(case when length("email") >= ? and ? is not null then substr("email", 1, ?1) else )"
    R"(substr(replace(hex(zeroblob(?1)), '00', ?2), 1, ?1 - length("email")) || "email" end)");
static_assert(
    in_sqlite(rpad(users.email, 5)) ==
    R"(case when length("email") >= ? and ? is not null then substr("email", 1, ?1) else )"
    R"("email" || substr(replace(hex(zeroblob(?1)), '00', ?2), 1, ?1 - length("email")) end)");
static_assert(in_postgres(lpad(users.email, 5, "*")) ==
              R"(lpad("email", cast($1 as integer), $2))");
static_assert(in_postgres(rpad(users.email, users.age)) ==
              R"(rpad("email", cast("age" as integer), $1))");
static_assert(
    in_sqlite(repeat(users.email, 3)) ==
    R"(case when "email" is not null and ? is not null then replace(hex(zeroblob(?1)), '00', "email") end)");
static_assert(in_postgres(repeat(users.email, 3)) == R"(repeat("email", cast($1 as integer)))");
static_assert(in_sqlite(format<"%s: %s, 100 %%">(users.email, users.age)) ==
              R"(printf('%s: %s, 100 %%', "email", "age"))");
static_assert(in_postgres(format<"%s's %s">(users.email, 1)) ==
              R"(format('%s''s %s', "email", $1))");

// PostgreSQL only.
static_assert(in_postgres(reverse(users.email)) == R"(reverse("email"))");
static_assert(in_postgres(initcap(users.email)) == R"(initcap("email"))");
static_assert(in_postgres(regexp_like(users.email, "^a")) == R"(("email" ~ $1))");
static_assert(in_postgres(regexp_replace(users.email, "a+", "b")) ==
              R"(regexp_replace("email", $1, $2, 'g'))");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(lower(users.email))>, std::string>);
static_assert(std::same_as<value<decltype(lower(users.nickname))>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(length(users.email))>, std::int64_t>);
static_assert(std::same_as<value<decltype(left(users.email, 1))>, std::string>);
static_assert(std::same_as<value<decltype(lpad(users.nickname, 1))>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(octet_length(users.email))>, std::int64_t>);
static_assert(std::same_as<value<decltype(regexp_like(users.email, "a"))>, bool>);
static_assert(std::same_as<value<decltype(format<"%s">(users.nickname))>, std::string>);

static_assert(orm::count_places("") == 0);
static_assert(orm::count_places("%s%%%s") == 2);
static_assert(orm::count_places("%d") == -1);
static_assert(orm::count_places("%") == -1);
