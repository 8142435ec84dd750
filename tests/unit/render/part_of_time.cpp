// SPDX-License-Identifier: BSL-1.0
#include <orm/render/part_of_time.hpp>

#include "unit/expr/blog.hpp"

using namespace orm::dsl;

namespace {

using blog::in_postgres;
using blog::in_sqlite;

struct moments {
    std::int64_t                                id{};
    std::chrono::sys_seconds                    at{};
    std::chrono::sys_seconds                    number{};
    std::chrono::sys_seconds                    word{};
    std::chrono::sys_days                       day{};
    std::chrono::sys_days                       day_number{};
    std::chrono::sys_days                       day_word{};
    std::chrono::hh_mm_ss<std::chrono::seconds> time{};
    std::chrono::hh_mm_ss<std::chrono::seconds> time_number{};
    std::chrono::hh_mm_ss<std::chrono::seconds> time_word{};
};
ORM_TABLE(times, moments, "times",
    (id, primary_key),
    (at),
    (number, as_integer),
    (word, as_text),
    (day),
    (day_number, as_integer),
    (day_word, as_text),
    (time),
    (time_number, as_integer),
    (time_word, as_text))

static_assert(in_sqlite(year(times.at)) == R"(cast(strftime('%Y', "at") as integer))");
static_assert(in_sqlite(year(times.word)) == R"(cast(strftime('%Y', "word") as integer))");
static_assert(in_sqlite(second(times.time)) == R"(cast(strftime('%S', "time") as integer))");
static_assert(
    in_sqlite(month(times.number)) ==
    R"(cast(strftime('%m', ("number" + 62167219200000000) / 1000000 - 62167219200, 'unixepoch') as integer))");
static_assert(in_sqlite(day(times.day_number)) ==
              R"(cast(strftime('%d', "day_number" * 86400, 'unixepoch') as integer))");
static_assert(in_sqlite(hour(times.time_number)) == R"(("time_number" / 3600000000))");
static_assert(in_sqlite(minute(times.time_number)) == R"(("time_number" / 60000000 % 60))");
static_assert(in_sqlite(second(times.time_number)) == R"(("time_number" / 1000000 % 60))");

static_assert(in_postgres(year(times.at)) ==
              R"(cast(extract(year from "at" at time zone 'utc') as bigint))");
static_assert(in_postgres(second(times.at)) ==
              R"(cast(floor(extract(second from "at" at time zone 'utc')) as bigint))");
static_assert(in_postgres(year(times.word)) ==
              R"(cast(extract(year from cast("word" as timestamp)) as bigint))");
static_assert(
    in_postgres(hour(times.number)) ==
    R"(cast(extract(hour from to_timestamp(("number" + 62167219200000000) / 1000000 - 62167219200) at time zone 'utc') as bigint))");
static_assert(in_postgres(year(times.day)) == R"(cast(extract(year from "day") as bigint))");
static_assert(in_postgres(month(times.day_number)) ==
              R"(cast(extract(month from date '1970-01-01' + "day_number") as bigint))");
static_assert(in_postgres(day(times.day_word)) ==
              R"(cast(extract(day from cast("day_word" as date)) as bigint))");
static_assert(in_postgres(second(times.time_word)) ==
              R"(cast(floor(extract(second from cast("time_word" as time))) as bigint))");
static_assert(in_postgres(minute(times.time_number)) == R"(("time_number" / 60000000 % 60))");

// What comes of a column is kept like it.
static_assert(in_sqlite(year(max(times.day_number))) ==
              R"(cast(strftime('%Y', max("day_number") * 86400, 'unixepoch') as integer))");

}  // namespace
