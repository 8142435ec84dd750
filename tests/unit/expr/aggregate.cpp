// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/aggregate.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(count()) == "count(*)");
static_assert(in_sqlite(count(users.nickname)) == R"(count("nickname"))");
static_assert(in_sqlite(count_distinct(users.age)) == R"(count(distinct "age"))");
static_assert(in_sqlite(sum(users.age)) == R"(sum("age"))");
static_assert(in_sqlite(sum_distinct(users.age)) == R"(sum(distinct "age"))");
static_assert(in_sqlite(avg(users.age)) == R"(avg("age"))");
static_assert(in_sqlite(avg_distinct(users.age)) == R"(avg(distinct "age"))");
static_assert(in_sqlite(min(users.age)) == R"(min("age"))");
static_assert(in_sqlite(max(users.age)) == R"(max("age"))");
static_assert(in_sqlite(sum(users.age * 2 + 1)) == R"(sum("age" * ? + ?))");
static_assert(in_sqlite(sum(users.age) * 2) == R"(sum("age") * ?)");

static_assert(in_sqlite(count().filter(gt(users.age, 3))) ==
              R"(count(*) filter (where "age" > ?))");
static_assert(in_sqlite(sum(users.age).filter(users.active)) ==
              R"(sum("age") filter (where "active"))");
static_assert(in_sqlite(count().filter(when(false, users.active))) == "count(*) filter (where 1)");
static_assert(in_postgres(count().filter(when(false, users.active))) ==
              "count(*) filter (where true)");

static_assert(in_postgres(bool_and(users.active)) == R"(bool_and("active"))");
static_assert(in_sqlite(bool_and(users.active)) == R"(min("active"))");
static_assert(in_postgres(bool_or(gt(users.age, 3)).filter(users.active)) ==
              R"(bool_or("age" > $1) filter (where "active"))");
static_assert(in_sqlite(bool_or(gt(users.age, 3))) == R"(max("age" > ?))");
static_assert(in_postgres(stddev_samp(users.score)) == R"(stddev_samp("score"))");
static_assert(in_postgres(stddev_pop(users.score)) == R"(stddev_pop("score"))");
static_assert(in_postgres(select(var_samp(users.age), var_pop(users.score)).from(users)) ==
              R"(select var_samp("age")::double precision, var_pop("score") from "users")");

// Types: whole numbers stay whole, averages are fractions, the rest is as it was.
template <class Node>
using alone = value_from<users_t, Node>;
template <class Node>
using grouped = value_in_group<users_t, Node>;

static_assert(std::same_as<alone<decltype(count())>, std::int64_t>);
static_assert(std::same_as<alone<decltype(count(users.nickname))>, std::int64_t>);
static_assert(std::same_as<alone<decltype(count_distinct(users.nickname))>, std::int64_t>);
static_assert(std::same_as<alone<decltype(count().filter(users.active))>, std::int64_t>);
static_assert(std::same_as<alone<decltype(sum(users.age))>, std::optional<std::int64_t>>);
static_assert(std::same_as<alone<decltype(sum(users.score))>, std::optional<double>>);
static_assert(std::same_as<alone<decltype(avg(users.age))>, std::optional<double>>);
static_assert(std::same_as<alone<decltype(min(users.age))>, std::optional<std::int32_t>>);
static_assert(std::same_as<alone<decltype(max(users.email))>, std::optional<std::string>>);
static_assert(std::same_as<alone<decltype(bool_and(users.active))>, std::optional<bool>>);
static_assert(std::same_as<alone<decltype(stddev_samp(users.age))>, std::optional<double>>);
static_assert(std::same_as<alone<decltype(max(users.rank))>, std::optional<blog::rank>>);

// A group has a row, so that only an operand or a filter can make a null.
static_assert(std::same_as<grouped<decltype(sum(users.age))>, std::int64_t>);
static_assert(std::same_as<grouped<decltype(avg(users.score))>, double>);
static_assert(std::same_as<grouped<decltype(bool_or(users.active))>, bool>);
static_assert(std::same_as<grouped<decltype(var_pop(users.score))>, double>);
static_assert(std::same_as<grouped<decltype(var_samp(users.score))>, std::optional<double>>);
static_assert(std::same_as<grouped<decltype(max(users.nickname))>, std::optional<std::string>>);
static_assert(std::same_as<grouped<decltype(sum(users.age).filter(users.active))>,
                           std::optional<std::int64_t>>);
static_assert(std::same_as<grouped<decltype(count().filter(users.active))>, std::int64_t>);

// Over a window.
static_assert(in_sqlite(count().over()) == "count(*) over ()");
static_assert(in_sqlite(sum(users.age).over(partition_by(users.rights))) ==
              R"(sum("age") over (partition by "rights"))");
static_assert(in_sqlite(max(users.age).filter(users.active).over(order_by(users.id))) ==
              R"(max("age") filter (where "active") over (order by "id"))");
static_assert(in_sqlite(sum(sum(users.age)).over()) == R"(sum(sum("age")) over ())");
