// SPDX-License-Identifier: BSL-1.0
#include <sqlite3.h>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// Whether SQLite counts its memory holds for a whole process, so that each case has one of its own.

namespace {

orm::sqlite::options const counting{.memory_statistics = true};

constexpr char marker[] = "ORM_TEST_IN_NEW_PROCESS";

boost::test_tools::assertion_result in_new_process(boost::unit_test::test_unit_id) {
    return std::getenv(marker) != nullptr;
}

/// Runs a case of the suite below that is skipped otherwise.
bool holds_in_new_process(std::string_view name) {
    std::string command = std::string(marker) + "=1 ";
    command.append(boost::unit_test::framework::master_test_suite().argv[0]);
    command.append(" --run_test=integration_sqlite_memory_statistics/").append(name);
    return std::system(command.append(" > /dev/null").c_str()) == 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_sqlite_memory_statistics)

BOOST_AUTO_TEST_CASE(each_in_a_process_of_its_own) {
    BOOST_TEST(holds_in_new_process("none_unless_asked_for"));
    BOOST_TEST(holds_in_new_process("kept_from_the_first_connection_on"));
    BOOST_TEST(holds_in_new_process("nothing_is_changed_where_sqlite_is_in_use"));
}

BOOST_AUTO_TEST_CASE(none_unless_asked_for, *boost::unit_test::precondition(in_new_process)) {
    auto const db = orm::sqlite::open(":memory:");
    BOOST_TEST(sqlite3_memory_used() == 0);
    BOOST_CHECK_EXCEPTION(
        orm::sqlite::open(":memory:", counting), orm::cannot_open, [](auto const& failure) {
            std::string_view const message = failure.what();
            return message.find("memory_statistics = 1, but the engine has 0") != message.npos;
        });
}

BOOST_AUTO_TEST_CASE(kept_from_the_first_connection_on,
                     *boost::unit_test::precondition(in_new_process)) {
    auto const first     = orm::sqlite::open(":memory:", counting);
    auto const with_one  = sqlite3_memory_used();
    auto const second    = orm::sqlite::open(":memory:");
    auto const third     = orm::sqlite::open(":memory:", counting);
    auto const with_them = sqlite3_memory_used();
    BOOST_TEST(with_one > 0);
    BOOST_TEST(with_them > with_one);
}

BOOST_AUTO_TEST_CASE(nothing_is_changed_where_sqlite_is_in_use,
                     *boost::unit_test::precondition(in_new_process)) {
    BOOST_TEST_REQUIRE(sqlite3_initialize() == SQLITE_OK);
    auto const db = orm::sqlite::open(":memory:");
    BOOST_TEST(sqlite3_memory_used() > 0);
}

BOOST_AUTO_TEST_SUITE_END()
