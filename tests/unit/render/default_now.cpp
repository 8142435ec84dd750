// SPDX-License-Identifier: BSL-1.0
#include <orm/render/default_now.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

using orm::sql_type;
using orm::type_family;

namespace {

constexpr std::string_view in_sqlite(sql_type stored, type_family family) {
    return orm::text_of_now(orm::sqlite_dialect::facts, stored, family);
}
constexpr std::string_view in_postgres(sql_type stored, type_family family, bool fractions = true) {
    return orm::text_of_now(orm::postgres_dialect::facts, stored, family, fractions);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_default_now)

BOOST_AUTO_TEST_CASE(sqlite_has_words_for_text_and_counts_the_rest) {
    using enum type_family;
    static_assert(in_sqlite(sql_type::timestamp, timestamp) == "current_timestamp");
    static_assert(in_sqlite(sql_type::text, timestamp) == "current_timestamp");
    static_assert(in_sqlite(sql_type::bigint, timestamp) == "(unixepoch() * 1000000)");
    static_assert(in_sqlite(sql_type::date, date) == "current_date");
    static_assert(in_sqlite(sql_type::integer, date) == "(unixepoch() / 86400)");
    static_assert(in_sqlite(sql_type::text, time) == "current_time");
    static_assert(in_sqlite(sql_type::bigint, time) == "(unixepoch() % 86400 * 1000000)");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(postgresql_is_asked_for_utc_whatever_its_time_zone) {
    using enum type_family;
    static_assert(in_postgres(sql_type::timestamp, timestamp) == "current_timestamp");
    static_assert(in_postgres(sql_type::text, timestamp) ==
                  "(date_trunc('second', now() at time zone 'utc')::text)");
    static_assert(in_postgres(sql_type::bigint, timestamp) ==
                  "((extract(epoch from now()) * 1000000)::bigint)");
    static_assert(in_postgres(sql_type::date, date) == "((now() at time zone 'utc')::date)");
    static_assert(in_postgres(sql_type::text, date) == "((now() at time zone 'utc')::date::text)");
    static_assert(in_postgres(sql_type::integer, date) ==
                  "(floor(extract(epoch from now()) / 86400)::integer)");
    static_assert(in_postgres(sql_type::time, time) == "((now() at time zone 'utc')::time)");
    static_assert(in_postgres(sql_type::text, time) ==
                  "(date_trunc('second', now() at time zone 'utc')::time::text)");
    static_assert(in_postgres(sql_type::bigint, time) ==
                  "((extract(epoch from (now() at time zone 'utc')::time) * 1000000)::bigint)");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_type_without_fractions_of_seconds_gets_none) {
    using enum type_family;
    static_assert(in_postgres(sql_type::timestamp, timestamp, false) ==
                  "(date_trunc('second', now()))");
    static_assert(in_postgres(sql_type::bigint, timestamp, false) ==
                  "((floor(extract(epoch from now())) * 1000000)::bigint)");
    static_assert(in_postgres(sql_type::time, time, false) ==
                  "(date_trunc('second', now() at time zone 'utc')::time)");
    static_assert(in_postgres(sql_type::bigint, time, false) ==
                  "((floor(extract(epoch from (now() at time zone 'utc')::time)) * "
                  "1000000)::bigint)");
    using namespace std::chrono;
    static_assert(!orm::holds_fractions<sys_seconds>);
    static_assert(!orm::holds_fractions<sys_time<hours>>);
    static_assert(orm::holds_fractions<sys_time<milliseconds>>);
    static_assert(orm::holds_fractions<sys_time<microseconds>>);
    static_assert(!orm::holds_fractions<hh_mm_ss<seconds>>);
    static_assert(orm::holds_fractions<hh_mm_ss<microseconds>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
