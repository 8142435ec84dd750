// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/history.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_history)

BOOST_AUTO_TEST_CASE(by_default_everything_is_run_and_nothing_is_approved) {
    orm::migrate::run_options const usual;
    BOOST_TEST(usual.to.empty());
    BOOST_TEST(usual.approved.empty());
    BOOST_TEST(!usual.dry_run);
    BOOST_TEST(!usual.on_step);
}

BOOST_AUTO_TEST_CASE(an_error_of_the_history_is_one_of_its_caller) {
    BOOST_CHECK_THROW(throw orm::migrate::broken_history("torn"), orm::usage_error);
    BOOST_CHECK_THROW(throw orm::migrate::needs_approval("look"), orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
