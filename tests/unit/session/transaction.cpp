// SPDX-License-Identifier: BSL-1.0
#include <orm/session/transaction.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

using calls = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_transaction)

BOOST_AUTO_TEST_CASE(options_are_passed_on) {
    recorded<> library;
    library.db.transaction([](auto&) {},
                           {.read_only = true, .level = orm::isolation::serializable});
    BOOST_TEST(library.log->options.read_only);
    BOOST_TEST((library.log->options.level == orm::isolation::serializable));
    library.db.transaction([](auto&) {});
    BOOST_TEST(!library.log->options.read_only);
}

BOOST_AUTO_TEST_CASE(nested_ones_are_savepoints_on_the_same_connection) {
    recorded<> library;
    library.db.transaction([](auto& outer) {
        outer.transaction([](auto& inner) { inner.run(delete_from(books).all_rows()); });
        outer.transaction([](auto&) {});
    });
    BOOST_TEST((library.log->transactions ==
                calls{"begin", "savepoint 1", "release 1", "savepoint 1", "release 1", "commit"}));
    BOOST_TEST(library.log->rollbacks == 0);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_commit_that_fails_is_rolled_back) {
    recorded<> library;
    library.log->fail_at = 2;  // begin, commit
    BOOST_CHECK_THROW(library.db.transaction([](auto&) {}), orm::statement_error);
    BOOST_TEST(library.log->rollbacks == 1);
    BOOST_TEST(library.log->depth == 0);
    library.log->fail_at = 0;
    library.db.transaction([](auto&) {});
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_transaction_that_does_not_begin_calls_nothing) {
    recorded<> library;
    library.log->fail_at = 1;
    bool called          = false;
    BOOST_CHECK_THROW(library.db.transaction([&](auto&) { called = true; }), orm::statement_error);
    BOOST_TEST(!called);
    BOOST_TEST(library.log->rollbacks == 0);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(each_attempt_is_a_transaction_of_its_own) {
    recorded<> library;
    int        attempts = 0;
    int const  result   = library.db.transaction(
        [&](auto&) {
            if (++attempts < 3) throw orm::deadlock("made up");
            return attempts;
        },
        {.read_only = true, .retries = 5});
    BOOST_TEST(result == 3);
    BOOST_TEST((library.log->transactions == calls{"begin", "begin", "begin", "commit"}));
    BOOST_TEST(library.log->rollbacks == 2);
    BOOST_TEST(library.log->options.read_only);
}

BOOST_AUTO_TEST_CASE(what_is_inside_may_own_what_it_answers_with) {
    recorded<> library;
    auto const result =
        library.db.transaction([](auto&) { return std::make_unique<std::string>("kept"); });
    BOOST_TEST(*result == "kept");
    library.db.transaction(
        [&, owned = std::make_unique<int>(7)](auto&) { BOOST_TEST(*owned == 7); });
}

BOOST_AUTO_TEST_SUITE_END()
