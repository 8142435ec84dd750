// SPDX-License-Identifier: BSL-1.0
// Windows and groups that SQLite does not have.
#include <chrono>

#include <boost/test/unit_test.hpp>

#include <orm/orm.hpp>

#include "integration/postgres/server.hpp"

using namespace orm::dsl;

namespace integration {
namespace {

using std::chrono::days;
using std::chrono::hours;

struct reading {
    std::int64_t             id{};
    std::chrono::sys_days    day{};
    std::chrono::sys_seconds at{};
    std::int32_t             amount{};
};
ORM_TABLE(readings, reading, "readings", (id, primary_key, autoincrement), (day), (at), (amount))

auto filled() {
    auto db = postgres::empty_database();
    db.create(orm::schema(readings));
    std::vector<reading> rows;
    for (int const day : {1, 2, 4, 8, 9})
        rows.push_back({.day    = std::chrono::sys_days(days(20'000 + day)),
                        .at     = std::chrono::sys_days(days(20'000 + day)) + hours(day),
                        .amount = day});
    db.insert(rows);
    return db;
}

using numbers = std::vector<std::int64_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_postgres_windows)

BOOST_AUTO_TEST_CASE(ranges_of_dates_and_moments) {
    auto           db    = filled();
    constexpr auto of    = sum(readings.amount);
    auto const     first = order_by(readings.day);
    auto const     sums  = [&](auto window) {
        numbers all;
        for (auto const& value :
             db.all(select(of.over(window)).from(readings).order_by(readings.id)))
            all.push_back(std::optional<std::int64_t>(value).value_or(-1));
        return all;
    };
    BOOST_TEST(sums(first.range(preceding(days(2)))) == (numbers{1, 3, 6, 8, 17}));
    BOOST_TEST(sums(first.range(preceding(days(2)), following(days(1)))) ==
               (numbers{3, 3, 6, 17, 17}));
    BOOST_TEST(sums(order_by(readings.at).range(preceding(hours(24)))) == (numbers{1, 2, 4, 8, 9}));
    BOOST_TEST(sums(order_by(desc(readings.at)).range(following(hours(1)), following(hours(49)))) ==
               (numbers{-1, 1, -1, -1, 8}));
    BOOST_TEST(sums(order_by(readings.at).range(preceding(hours(25)), preceding(hours(25)))) ==
               (numbers{-1, 1, -1, -1, 8}));
    BOOST_CHECK_THROW(first.range(preceding(days(-1))), orm::usage_error);
}

BOOST_AUTO_TEST_CASE(sets_of_sets_and_values_in_them) {
    auto       db   = filled();
    auto const even = readings.amount % 2;
    auto const rows = db.all(select(even, count(), grouping(even))
                                 .from(readings)
                                 .group_by(grouping_sets(rollup(even), group_of()))
                                 .order_by(grouping(even), even));
    BOOST_TEST_REQUIRE(rows.size() == 4U);
    BOOST_TEST(rows[0][even].value() == 0);
    BOOST_TEST(rows[0][count()] == 3);
    BOOST_TEST(rows[1][count()] == 2);
    BOOST_TEST(!rows[2][even].has_value());
    BOOST_TEST(rows[3][count()] == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
