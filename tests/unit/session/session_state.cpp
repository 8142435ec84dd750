// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session_state.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(session_session_state)

BOOST_AUTO_TEST_CASE(functions_that_change_a_connection_are_known) {
    using orm::leaves_something_behind;
    BOOST_TEST(leaves_something_behind("select set_config($1, $2, false)"));
    BOOST_TEST(leaves_something_behind("select SET_CONFIG('a', 'b', false)"));
    BOOST_TEST(leaves_something_behind("select pg_try_advisory_lock(1)"));
    BOOST_TEST(leaves_something_behind("select pg_advisory_lock_shared(1)"));
    BOOST_TEST(leaves_something_behind("setseed"));
    BOOST_TEST(!leaves_something_behind("select \"set\", \"seed\" from \"configs\""));
    BOOST_TEST(!leaves_something_behind("set_confi"));
    BOOST_TEST(!leaves_something_behind(""));
}

BOOST_AUTO_TEST_SUITE_END()
