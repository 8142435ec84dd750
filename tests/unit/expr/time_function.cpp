// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/time_function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

static_assert(in_sqlite(current_timestamp<sys_seconds>()) == "datetime()");
static_assert(in_postgres(current_timestamp<sys_seconds>()) == "date_trunc('second', now())");
static_assert(in_sqlite(current_date<year_month_day>()) == "date()");
static_assert(in_postgres(current_date<year_month_day>()) == "date(now() at time zone 'utc')");
static_assert(in_sqlite(year(users.joined)) == R"(cast(strftime('%Y', "joined") as integer))");

using time_of_day = std::chrono::hh_mm_ss<std::chrono::seconds>;
static_assert(in_sqlite(current_time<time_of_day>()) == "time()");
static_assert(in_postgres(current_time<time_of_day>()) ==
              "cast(date_trunc('second', now() at time zone 'utc') as time)");
static_assert(in_sqlite(extract<time_part::year>(users.joined)) == in_sqlite(year(users.joined)));
static_assert(in_sqlite(extract<time_part::epoch>(users.joined)) ==
              R"(cast(strftime('%s', "joined") as integer))");
static_assert(in_sqlite(date_trunc<time_part::day>(users.joined)) ==
              R"((substr("joined", 1, 10) || ' 00:00:00'))");
static_assert(in_postgres(date_trunc<time_part::day>(users.joined)) ==
              R"(date_trunc('day', "joined", 'UTC'))");
static_assert(in_sqlite(date_add<time_part::hour>(users.joined, 2)) ==
              R"((datetime(substr("joined", 1, 19), ? || ' hours') || substr("joined", 20)))");
static_assert(in_postgres(date_add<time_part::hour>(users.joined, users.age)) ==
              R"(("joined" + "age" * interval '1 hour'))");
static_assert(in_sqlite(date_diff<time_part::day>(users.joined, sys_seconds())) ==
              R"((cast(strftime('%s', "joined") as integer) - )"
              R"(cast(strftime('%s', ?) as integer)) / 86400)");
static_assert(in_sqlite(date_diff<time_part::second>(users.joined, users.joined)) ==
              R"(cast(strftime('%s', "joined") as integer) - )"
              R"(cast(strftime('%s', "joined") as integer))");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(year(users.joined))>, std::int64_t>);
static_assert(std::same_as<value<decltype(current_timestamp<sys_seconds>())>, sys_seconds>);
static_assert(std::same_as<value<decltype(extract<time_part::week>(users.joined))>, std::int64_t>);
static_assert(
    std::same_as<value<decltype(date_trunc<time_part::week>(users.joined))>, sys_seconds>);
static_assert(
    std::same_as<value<decltype(date_add<time_part::day>(users.joined, users.age))>, sys_seconds>);
static_assert(std::same_as<value<decltype(date_diff<time_part::day>(users.joined, users.joined))>,
                           std::int64_t>);
