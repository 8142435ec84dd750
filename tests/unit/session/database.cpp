// SPDX-License-Identifier: BSL-1.0
#include <orm/session/database.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

constexpr auto schema = orm::schema(books, loans);

}  // namespace

BOOST_AUTO_TEST_SUITE(session_database)

BOOST_AUTO_TEST_CASE(a_schema_is_created_in_a_transaction) {
    recorded<> library;
    library.db.create(schema);
    BOOST_TEST(library.log->scripts.size() == 2);
    BOOST_TEST(library.log->scripts[0].starts_with("create table \"books\""));
    BOOST_TEST((library.log->transactions == std::vector<std::string>{"begin", "commit"}));

    recorded<> failing;
    failing.log->fail_at = 3;  // begin, the first table, the second
    BOOST_CHECK_THROW(failing.db.create(schema), orm::statement_error);
    BOOST_TEST(failing.log->rollbacks == 1);
    BOOST_TEST(failing.log->depth == 0);
}

BOOST_AUTO_TEST_CASE(it_moves_with_all_that_it_knows) {
    recorded<> library;
    library.log->rows = {{7}};
    library.db.count(books);
    auto moved = std::move(library.db);
    BOOST_TEST(moved.count(books) == 7);
    BOOST_TEST(moved.stats().cache_hits == 1);
    recorded<> other;
    other.db = std::move(moved);
    BOOST_TEST(!other.log->connected);
    BOOST_TEST(other.db.stats().cache_hits == 1);
    BOOST_TEST(other.db.healthy());
    BOOST_TEST(library.log->connected);
}

BOOST_AUTO_TEST_CASE(statements_are_closed_before_the_connection) {
    auto const log = [] {
        recorded<> library;
        library.log->rows = {{1}};
        library.db.count(books);
        library.db.run(delete_from(loans).all_rows());
        BOOST_TEST(library.log->statements == 2);
        return library.log;
    }();
    BOOST_TEST(log->statements == 0);
    BOOST_TEST(!log->connected);
    BOOST_TEST(log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(observers_see_all_that_follows) {
    recorded<>               library;
    std::vector<std::string> seen;
    std::vector<std::string> values;
    library.db.run(delete_from(loans).all_rows());
    library.db.observe([&](orm::statement_event const& event) { seen.emplace_back(event.sql); });
    library.db.observe(
        [&](orm::statement_event const& event) {
            for (auto const& each : event.values) values.push_back(recording::shown(each));
        },
        orm::bound_values::shown);
    library.db.run(delete_from(loans).where(loans.reader == "ann"));
    library.db.transaction([](auto& tx) { tx.run(delete_from(loans).all_rows()); });
    library.db.create(orm::schema(loans));
    BOOST_TEST((seen == std::vector<std::string>{R"(delete from "loans" where "reader" = ?)",
                                                 "begin", R"(delete from "loans")", "commit",
                                                 "begin", library.log->scripts.back(), "commit"}));
    BOOST_TEST((values == std::vector<std::string>{"ann"}));
}

BOOST_AUTO_TEST_CASE(the_size_of_the_cache_is_a_choice) {
    recorded<> library(1);
    library.db.run(delete_from(loans).all_rows());
    library.db.run(delete_from(books).all_rows());
    BOOST_TEST(library.db.stats().evicted == 1);
    BOOST_TEST(library.log->statements == 1);
}

BOOST_AUTO_TEST_SUITE_END()
