// SPDX-License-Identifier: BSL-1.0
#include <orm/type/civil.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace orm;

static_assert(days_from_civil({1970, 1, 1}) == 0);
static_assert(days_from_civil({0, 1, 1}) == first_day);
static_assert(days_from_civil({9999, 12, 31}) == last_day);
static_assert(civil_from_days(first_day).year == 0);
static_assert(last_timestamp + 1 - first_timestamp == 3'652'425 * microseconds_per_day);
static_assert(days_in_month(1900, 2) == 28 && days_in_month(2000, 2) == 29);
static_assert(is_valid({9999, 12, 31}) && is_valid({0, 2, 29}));
static_assert(!is_valid({10'000, 1, 1}) && !is_valid({2026, 0, 1}) && !is_valid({2026, 13, 1}));
static_assert(!is_valid({2026, 4, 0}) && !is_valid({2026, 4, 31}));

BOOST_AUTO_TEST_SUITE(type_civil)

BOOST_AUTO_TEST_CASE(every_day_agrees_with_std_chrono) {
    int differences = 0;
    for (std::int64_t day = first_day; day <= last_day; ++day) {
        std::chrono::year_month_day const expected{
            std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
        civil_date const date = civil_from_days(day);
        differences += date.year != static_cast<unsigned>(static_cast<int>(expected.year()));
        differences += date.month != unsigned{expected.month()};
        differences += date.day != unsigned{expected.day()};
        differences += !is_valid(date) || days_from_civil(date) != day;
    }
    BOOST_TEST(differences == 0);
}

BOOST_AUTO_TEST_SUITE_END()
