// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/error.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_error)

BOOST_AUTO_TEST_CASE(rows_in_the_way_break_a_rule_that_is_to_come) {
    try {
        throw orm::migrate::rows_in_the_way("users.age: 2 rows without a value");
    } catch (orm::constraint_violation const& problem) {
        BOOST_TEST(problem.what() == "orm: users.age: 2 rows without a value");
    }
}

BOOST_AUTO_TEST_SUITE_END()
