// SPDX-License-Identifier: BSL-1.0
#include <orm/type/chrono.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <random>
#include <string>

#include <orm/type/from_value.hpp>
#include <orm/type/make_field.hpp>
#include <orm/type/to_value.hpp>

using namespace orm;
using namespace std::chrono;

using moment      = sys_time<microseconds>;
using narrow_days = duration<std::int16_t, std::ratio<86'400>>;
using sixtieths   = duration<int, std::ratio<1, 60>>;

static_assert(sql_type_of<moment> == sql_type::timestamp);
static_assert(storage_of<sys_seconds> == storage::timestamp);
static_assert(sql_type_of<sys_days> == sql_type::date &&
              sql_type_of<year_month_day> == sql_type::date);
static_assert(sql_type_of<hh_mm_ss<seconds>> == sql_type::time);
static_assert(sql_type_of<minutes> == sql_type::interval);
static_assert(storage_of<std::optional<microseconds>> == storage::interval);
static_assert(sql_type_of<moment, encoding::integer> == sql_type::bigint);
static_assert(sql_type_of<sys_days, encoding::integer> == sql_type::integer);
static_assert(storage_of<moment, encoding::integer> == storage::integer);
static_assert(sql_type_of<hh_mm_ss<seconds>, encoding::text> == sql_type::text);
static_assert(is_nullable<std::optional<moment>> && !is_nullable<moment>);

static_assert(column_value<sys_time<hours>> && column_value<sys_time<weeks>>);
static_assert(column_value<months> && column_value<std::optional<year_month_day>>);
static_assert(column_value<hh_mm_ss<microseconds>> && !column_value<hh_mm_ss<nanoseconds>>);

// No column holds what is finer than a microsecond; an operand is rounded down.
static_assert(!column_value<system_clock::time_point> == (system_clock::period::den > 1'000'000));
static_assert(bindable_value<system_clock::time_point> && bindable_value<nanoseconds>);
static_assert(!column_value<nanoseconds>);

// Not exact in microseconds, or not a moment in UTC.
static_assert(!bindable_value<sixtieths> && !bindable_value<sys_time<sixtieths>>);
static_assert(!bindable_value<duration<double>> && !bindable_value<sys_time<duration<double>>>);
static_assert(!bindable_value<steady_clock::time_point> && !bindable_value<local_seconds>);
static_assert(!bindable_value<file_clock::time_point>);
static_assert(!bindable_value<year> && !bindable_value<year_month> && !bindable_value<weekday>);
static_assert(!bindable_value<year_month_day_last> && !bindable_value<year_month_weekday>);

static_assert(comparable<moment, system_clock::time_point>);
static_assert(comparable<std::optional<sys_seconds>, sys_time<hours>>);
static_assert(comparable<sys_days, year_month_day> && comparable<hours, nanoseconds>);
static_assert(!comparable<moment, sys_days> && !comparable<moment, seconds>);
static_assert(!comparable<moment, std::int64_t> && !comparable<moment, std::string>);
static_assert(!comparable<hh_mm_ss<seconds>, seconds>);

static_assert(to_microseconds(-1500ns, "interval") == -2);
static_assert(to_microseconds(-2000ns, "interval") == -2);
static_assert(to_microseconds(1999ns, "interval") == 1);

namespace {

constexpr auto lowest  = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

template <encoding Encoding, class Type>
Type through_column(Type const& member, Type result) {
    scratch     temporaries;
    field const target = make_field<Type, Encoding>(0, "t", "c");
    value const bound  = to_value<Encoding>(member, temporaries);
    BOOST_REQUIRE((bound.kind == target.stored && bound.kind == storage_of<Type, Encoding>));
    target.assign(&result, bound);
    return result;
}

/// Every encoding gives the member back, in a std::optional and without.
template <class Type, class Same>
void check_member(Type const& member, Type const& other, Same same) {
    BOOST_REQUIRE(same(through_column<encoding::automatic>(member, other), member));
    BOOST_REQUIRE(same(through_column<encoding::integer>(member, other), member));
    BOOST_REQUIRE(same(through_column<encoding::text>(member, other), member));
    auto const back = through_column<encoding::text>(std::optional(member), std::optional<Type>());
    BOOST_REQUIRE(back && same(*back, member));
}

template <class Type>
void check_member(Type const& member, Type const& other) {
    check_member(member, other, [](Type const& lhs, Type const& rhs) { return lhs == rhs; });
}

template <class Type>
void check_moments() {
    using ticks              = typename Type::duration;
    std::int64_t const tick  = to_microseconds(ticks(1), "");
    std::int64_t const first = first_timestamp / tick;
    std::int64_t const last  = last_timestamp / tick;
    auto const         of    = [](std::int64_t count) {
        return Type(ticks(static_cast<typename ticks::rep>(count)));
    };
    std::mt19937_64                             engine(7);
    std::uniform_int_distribution<std::int64_t> draw(first, last);
    for (std::int64_t count : {first, last, last - 1, std::int64_t{-1}, std::int64_t{0}})
        check_member(of(count), of(count == 0 ? 1 : 0));
    for (int round = 0; round < 2'000; ++round) check_member(of(draw(engine)), of(0));
}

template <class Time>
void check_times() {
    using ticks              = typename Time::precision;
    std::int64_t const tick  = to_microseconds(ticks(1), "");
    std::int64_t const after = microseconds_per_day / tick;
    auto const         same  = [](Time const& lhs, Time const& rhs) {
        return lhs.to_duration() == rhs.to_duration();
    };
    std::mt19937_64                             engine(11);
    std::uniform_int_distribution<std::int64_t> draw(0, after - 1);
    check_member(Time(ticks(0)), Time(ticks(1)), same);
    check_member(Time(ticks(after - 1)), Time(ticks(0)), same);
    for (int round = 0; round < 2'000; ++round)
        check_member(Time(ticks(draw(engine))), Time(ticks(0)), same);
    scratch temporaries;
    BOOST_CHECK_THROW(to_value(Time(ticks(after)), temporaries), conversion_error);
    BOOST_CHECK_THROW(to_value(Time(ticks(-1)), temporaries), conversion_error);
}

template <class Type>
std::string text_of(Type const& member) {
    scratch temporaries;
    return std::string(to_value<encoding::text>(member, temporaries).text());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_chrono)

BOOST_AUTO_TEST_CASE(moments_come_back) {
    check_moments<moment>();
    check_moments<sys_time<std::chrono::milliseconds>>();
    check_moments<sys_seconds>();
    check_moments<sys_time<duration<int, std::ratio<3'600>>>>();
    check_moments<sys_time<minutes>>();
    check_moments<sys_time<weeks>>();
}

BOOST_AUTO_TEST_CASE(dates_come_back) {
    for (std::int64_t day = first_day; day <= last_day; day += 97) {
        sys_days const       date{days(static_cast<int>(day))};
        year_month_day const civil = date;
        check_member(date, sys_days());
        check_member(civil, 1970y / 1 / 1);
        scratch temporaries;
        BOOST_REQUIRE_EQUAL(to_value(civil, temporaries).integer, day);
        BOOST_REQUIRE_EQUAL(to_value(date, temporaries).integer, day);
    }
    check_member(9999y / 12 / 31, 1970y / 1 / 1);
    check_member(0y / 1 / 1, 1970y / 1 / 1);
}

BOOST_AUTO_TEST_CASE(times_of_day_come_back) {
    check_times<hh_mm_ss<seconds>>();
    check_times<hh_mm_ss<std::chrono::milliseconds>>();
    check_times<hh_mm_ss<microseconds>>();
}

BOOST_AUTO_TEST_CASE(intervals_come_back) {
    std::mt19937_64                             engine(13);
    std::uniform_int_distribution<std::int64_t> draw(lowest, highest);
    for (std::int64_t count : {lowest, lowest + 1, std::int64_t{-1}, std::int64_t{1}, highest})
        check_member(microseconds(count), microseconds(0));
    for (int round = 0; round < 2'000; ++round) {
        check_member(microseconds(draw(engine)), microseconds(0));
        check_member(seconds(draw(engine) / 1'000'000), seconds(0));
        check_member(duration<std::int32_t>(static_cast<std::int32_t>(draw(engine))),
                     duration<std::int32_t>(0));
    }
}

BOOST_AUTO_TEST_CASE(empty_optionals_are_null) {
    scratch temporaries;
    BOOST_TEST(to_value(std::optional<moment>(), temporaries).is_null());
    std::optional<moment> member = moment(1us);
    make_field<std::optional<moment>>(0, "t", "c").assign(&member, value::of_null());
    BOOST_TEST(!member);
    moment required(1us);
    BOOST_CHECK_THROW(make_field<moment>(0, "t", "c").assign(&required, value::of_null()),
                      conversion_error);
    BOOST_TEST((required == moment(1us)));
}

BOOST_AUTO_TEST_CASE(operands_are_rounded_towards_the_past) {
    scratch    temporaries;
    auto const number = [&](std::int64_t count) {
        return to_value(sys_time<nanoseconds>(nanoseconds(count)), temporaries).integer;
    };
    BOOST_TEST(number(1'999) == 1);
    BOOST_TEST(number(-1) == -1);
    BOOST_TEST(number(-1'000) == -1);
    BOOST_TEST(number(-1'001) == -2);
    BOOST_TEST(number(lowest) == -9'223'372'036'854'776);
    BOOST_TEST(number(highest) == 9'223'372'036'854'775);
    BOOST_TEST(
        to_value(duration<std::uint64_t, std::nano>(~std::uint64_t{0}), temporaries).integer ==
        18'446'744'073'709'551);
    BOOST_TEST(to_value(duration<std::int8_t, std::pico>(std::int8_t{-1}), temporaries).integer ==
               -1);
}

BOOST_AUTO_TEST_CASE(text_is_iso_8601) {
    BOOST_TEST(text_of(sys_days(2026y / 11 / 20)) == "2026-11-20");
    BOOST_TEST(text_of(2024y / 2 / 29) == "2024-02-29");
    BOOST_TEST(text_of(moment(sys_days(2026y / 11 / 20) + 23h + 54min + 44s + 500ms)) ==
               "2026-11-20 23:54:44.5");
    BOOST_TEST(text_of(hh_mm_ss<std::chrono::milliseconds>(90'001ms)) == "00:01:30.001");
    BOOST_TEST(text_of(-1500ms) == "PT-1.5S");
}

BOOST_AUTO_TEST_CASE(what_has_no_place_in_the_calendar_is_not_stored) {
    scratch    temporaries;
    auto const refused = [&](auto const& member) {
        BOOST_CHECK_THROW(to_value(member, temporaries), conversion_error);
        BOOST_CHECK_THROW(to_value<encoding::integer>(member, temporaries), conversion_error);
        BOOST_CHECK_THROW(to_value<encoding::text>(member, temporaries), conversion_error);
    };
    refused(moment(microseconds(first_timestamp - 1)));
    refused(moment(microseconds(last_timestamp + 1)));
    refused(moment::min());
    refused(moment::max());
    refused(sys_seconds::max());
    refused(sys_time<hours>::min());
    refused(sys_days(days(static_cast<int>(last_day) + 1)));
    refused(sys_days(days(static_cast<int>(first_day) - 1)));
    refused(10'000y / 1 / 1);
    refused(year(-1) / 12 / 31);
    refused(2026y / 2 / 29);
    refused(2026y / 13 / 1);
    refused(seconds::max());
    refused(hours::max());
    refused(duration<std::uint64_t, std::micro>(~std::uint64_t{0}));
}

BOOST_AUTO_TEST_CASE(what_the_member_cannot_hold_is_not_read) {
    auto const at = [](std::int64_t number) {
        return value::of_integer(number, storage::timestamp);
    };
    auto const span = [](std::int64_t number) {
        return value::of_integer(number, storage::interval);
    };
    BOOST_TEST((from_value<sys_seconds>(at(-1'000'000)) == sys_seconds(-1s)));
    BOOST_CHECK_THROW(from_value<sys_seconds>(at(1)), conversion_error);
    BOOST_CHECK_THROW(from_value<sys_seconds>(at(-1)), conversion_error);
    BOOST_CHECK_THROW(from_value<moment>(at(last_timestamp + 1)), conversion_error);
    BOOST_CHECK_THROW(from_value<moment>(at(lowest)), conversion_error);
    BOOST_CHECK_THROW(from_value<std::chrono::milliseconds>(span(1'500)), conversion_error);
    BOOST_CHECK_THROW((from_value<duration<std::int8_t>>(span(128'000'000))), conversion_error);
    BOOST_CHECK_THROW((from_value<duration<unsigned>>(span(-1'000'000))), conversion_error);
    BOOST_TEST((from_value<duration<std::int8_t>>(span(-128'000'000)).count() == -128));

    value const late = value::of_integer(40'000, storage::date);
    BOOST_CHECK_THROW(from_value<sys_time<narrow_days>>(late), conversion_error);
    BOOST_TEST((from_value<sys_days>(late) == sys_days(days(40'000))));
    for (std::int64_t day : {first_day - 1, last_day + 1, lowest, highest}) {
        value const outside = value::of_integer(day, storage::date);
        BOOST_CHECK_THROW(from_value<sys_days>(outside), conversion_error);
        BOOST_CHECK_THROW(from_value<year_month_day>(outside), conversion_error);
    }
    for (std::int64_t time : {std::int64_t{-1}, microseconds_per_day, std::int64_t{1}}) {
        value const wrong = value::of_integer(time, storage::time);
        BOOST_CHECK_THROW(from_value<hh_mm_ss<seconds>>(wrong), conversion_error);
    }
    BOOST_CHECK_THROW((from_value<moment, encoding::text>(value::of_text("yesterday"))),
                      conversion_error);
    BOOST_CHECK_THROW((from_value<moment>(value::of_integer(0))), conversion_error);
    BOOST_CHECK_THROW((from_value<moment>(value::of_integer(0, storage::date))), conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()
