// SPDX-License-Identifier: BSL-1.0
#include <orm/session/retry.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(session_retry)

BOOST_AUTO_TEST_CASE(pauses_grow_and_are_bounded) {
    orm::transaction_options const options{.first_pause = 2ms, .longest_pause = 250ms};
    constexpr std::uint32_t        most = std::numeric_limits<std::uint32_t>::max();
    BOOST_TEST(orm::retry_pause(0, options, 0) == 2'000);
    BOOST_TEST(orm::retry_pause(1, options, 0) == 4'000);
    BOOST_TEST(orm::retry_pause(3, options, 0) == 16'000);
    BOOST_TEST(orm::retry_pause(100, options, 0) == 250'000);
    BOOST_TEST(orm::retry_pause(0, options, most) == 1'000);
    BOOST_TEST(orm::retry_pause(100, options, most) == 125'000);
    auto const half = orm::retry_pause(0, options, most / 2);
    BOOST_TEST((half > 1'450 && half < 1'550));
}

BOOST_AUTO_TEST_CASE(without_a_pause_there_is_none) {
    orm::transaction_options const options{.first_pause = 0ms, .longest_pause = 0ms};
    BOOST_TEST(orm::retry_pause(7, options, 0) == 0);
    auto const begin = std::chrono::steady_clock::now();
    orm::pause_before_retry(0, {.first_pause = 20ms});
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= 10ms));
}

BOOST_AUTO_TEST_SUITE_END()
