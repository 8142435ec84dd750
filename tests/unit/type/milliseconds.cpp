// SPDX-License-Identifier: BSL-1.0
#include <orm/type/milliseconds.hpp>

#include <chrono>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(type_milliseconds)

using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(any_duration_becomes_milliseconds) {
    static_assert(orm::milliseconds(5s).count() == 5000);
    static_assert(orm::milliseconds(std::chrono::hours{-1}).count() == -3'600'000);
    static_assert(orm::milliseconds(1999us).count() == 1);
    static_assert(orm::milliseconds().count() == 0);
    BOOST_TEST(orm::milliseconds::of(20).count() == 20);
}

BOOST_AUTO_TEST_CASE(more_than_fits_is_refused) {
    BOOST_CHECK_THROW(orm::milliseconds{std::chrono::hours::max()}, orm::conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()
