// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/run.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_sqlite_run)

BOOST_AUTO_TEST_CASE(a_step_that_fails_undoes_those_before_it) {
    sqlite::connection db(":memory:");
    step const         steps[]{{.sql = "create table a (id integer)"}, {.sql = "no sql"}};
    BOOST_CHECK_THROW(run_steps(db, steps), syntax_error);
    BOOST_CHECK_THROW(db.prepare("select * from a"), statement_error);
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(db.pragma("foreign_keys") == "1");
}

BOOST_AUTO_TEST_CASE(foreign_keys_are_enforced_again_when_it_is_done) {
    sqlite::connection db(":memory:");
    step const         steps[]{{.sql = "create table a (id integer)"}};
    run_steps(db, steps);
    BOOST_TEST(db.pragma("foreign_keys") == "1");
    BOOST_TEST(db.pragma("legacy_alter_table") == "0");
}

BOOST_AUTO_TEST_CASE(inside_of_a_transaction_it_is_refused) {
    sqlite::connection db(":memory:");
    step const         steps[]{{.sql = "create table a (id integer)"}};
    db.begin();
    BOOST_CHECK_THROW(run_steps(db, steps), misuse);
}

BOOST_AUTO_TEST_SUITE_END()
