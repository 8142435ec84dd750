// SPDX-License-Identifier: BSL-1.0
#include <orm/render/function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Functions and their arguments are tested with their nodes; here is how they go together.
static_assert(in_sqlite(lower(concat(trim(users.email), "x"))) == R"(lower(trim("email") || ?))");
static_assert(in_sqlite(coalesce(users.age + 1, 2) * 3) == R"(coalesce("age" + ?, ?) * ?)");
static_assert(in_sqlite(count_distinct(lower(users.email)).filter(users.age > 1 && users.active)) ==
              R"(count(distinct lower("email")) filter (where "age" > ? and "active"))");
static_assert(in_sqlite(abs(lit<-5>)) == "abs(-5)");
static_assert(in_postgres(round(users.score * lit<100>) / 100) ==
              R"(cast(round(cast("score" * 100 as numeric)) as double precision) / $1)");
// Of fractions there is a remainder in SQLite alone.
static_assert(in_sqlite(users.score % 2) == R"(mod("score", ?))");
static_assert(in_postgres(users.score % 2) ==
              R"(cast(cast("score" as numeric) % cast($1 as numeric) as double precision))");
static_assert(in_postgres(users.age % 2) == R"("age" % $1)");

// PostgreSQL widens sums and averages of whole numbers to numeric, which divides
// otherwise and is another text: they are cast back wherever they stand.
static_assert(in_sqlite(select(sum(users.age)).from(users)) == R"(select sum("age") from "users")");
static_assert(in_postgres(select(sum(users.age)).from(users)) ==
              R"(select sum("age")::bigint from "users")");
static_assert(in_postgres(select(avg(users.age)).from(users)) ==
              R"(select avg("age")::double precision from "users")");
static_assert(in_postgres(select(sum(users.score)).from(users)) ==
              R"(select sum("score") from "users")");
static_assert(in_postgres(select(as<"n">(sum(users.age).filter(users.active))).from(users)) ==
              R"(select sum("age") filter (where "active")::bigint as "n" from "users")");
static_assert(in_postgres(select(count(), max(users.age)).from(users)) ==
              R"(select count(*), max("age") from "users")");
static_assert(in_sqlite(sum(users.age) / lit<2>) == R"(sum("age") / 2)");
static_assert(in_postgres(sum(users.age) / lit<2>) == R"(sum("age")::bigint / 2)");
static_assert(in_postgres(-sum(users.age)) == R"(- sum("age")::bigint)");
static_assert(in_postgres(abs(sum(users.age)) / lit<2>) == R"(abs(sum("age")::bigint) / 2)");
static_assert(in_postgres(coalesce(sum_distinct(users.age), lit<0>)) ==
              R"(coalesce(sum(distinct "age")::bigint, 0))");
static_assert(in_postgres(sum(users.age).filter(users.active) % lit<2>) ==
              R"(sum("age") filter (where "active")::bigint % 2)");
static_assert(in_postgres(cast<std::string>(avg(users.age))) ==
              R"(cast(avg("age")::double precision as text))");
static_assert(in_postgres(sum(case_when(users.active, users.age).else_(lit<0>)) / lit<2>) ==
              R"(sum(case when "active" then "age" else 0 end)::bigint / 2)");
static_assert(
    in_postgres(select(users.active)
                    .from(users)
                    .group_by(users.active)
                    .having(sum(users.age) / count() > lit<2>)) ==
    R"(select "active" from "users" group by "active" having sum("age")::bigint / count(*) > 2)");
