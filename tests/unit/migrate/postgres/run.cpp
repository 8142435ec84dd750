// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/run.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_postgres_run)

BOOST_AUTO_TEST_CASE(no_step_waits_long_for_a_lock_unless_it_is_told_to) {
    using run          = void (*)(orm::postgres::connection&, orm::array_view<orm::migrate::step>,
                         std::chrono::milliseconds);
    run const declared = orm::migrate::run_steps;
    BOOST_TEST((declared != nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
