// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/options.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

BOOST_AUTO_TEST_SUITE(backend_postgres_options)

BOOST_AUTO_TEST_CASE(the_defaults_hang_nowhere_and_tell_nothing) {
    orm::postgres::options const defaults;
    BOOST_TEST(defaults.connect_timeout.count() == 10'000);
    BOOST_TEST(defaults.tcp_user_timeout.count() > 0);
    BOOST_TEST(defaults.keepalive_idle.count() > 0);
    BOOST_TEST(!defaults.values_in_errors);
    BOOST_TEST(defaults.on_notice == nullptr);
    BOOST_TEST(defaults.prepared_statements);
}

BOOST_AUTO_TEST_CASE(times_are_given_as_durations) {
    using namespace std::chrono_literals;
    orm::postgres::options const wanted{.statement_timeout = 2min, .lock_timeout = 50ms};
    BOOST_TEST(wanted.statement_timeout.count() == 120'000);
    BOOST_TEST(wanted.lock_timeout.count() == 50);
}

BOOST_AUTO_TEST_SUITE_END()
