// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/step.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/sqlite.hpp>

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_step)

BOOST_AUTO_TEST_CASE(steps_are_counted_first_and_then_kept) {
    auto const write = [](step_list& list) {
        list.out << "select 1";
        list.end_check();
        list.out << "drop table a";
        list.end(hazards::destructive, step_mode::alone);
    };
    step_list counted(sqlite_dialect::facts);
    write(counted);
    BOOST_TEST(counted.count() == 2u);
    BOOST_TEST(counted.out.size() == 20u);

    char      text[20];
    step      steps[2];
    step_list kept(sqlite_dialect::facts, text, steps);
    write(kept);
    BOOST_TEST(steps[0].sql == "select 1");
    BOOST_TEST(steps[0].check);
    BOOST_TEST(steps[1].sql == "drop table a");
    BOOST_TEST(!steps[1].check);
    BOOST_TEST((steps[1].mode == step_mode::alone));
    BOOST_TEST(steps[1].risk.has(hazards::destructive));
    BOOST_TEST(!steps[1].risk.safe());
}

BOOST_AUTO_TEST_SUITE_END()
