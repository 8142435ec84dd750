// SPDX-License-Identifier: BSL-1.0
#include <orm/session/moved_from.hpp>

#include <boost/test/unit_test.hpp>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;

BOOST_AUTO_TEST_SUITE(session_moved_from)

BOOST_AUTO_TEST_CASE(one_stands_for_all_and_never_ends) {
    recorded<> first, second;
    auto       moved = std::move(first.db);
    {
        auto const other = std::move(second.db);
        BOOST_CHECK_THROW(second.db.count(books), orm::misuse);
    }
    auto again = std::move(first.db);
    BOOST_CHECK_THROW(first.db.count(books), orm::misuse);
    BOOST_CHECK_THROW(again.count(books), orm::misuse);
    BOOST_TEST(!again.healthy());
    BOOST_TEST(moved.healthy());
}

BOOST_AUTO_TEST_CASE(connections_of_pools_are_refused_likewise) {
    recorded_pool library;
    auto          first = library.pool.acquire();
    auto          moved = std::move(first);
    BOOST_CHECK_THROW(first.count(books), orm::misuse);
    BOOST_CHECK_THROW(first.stats(), orm::misuse);
    moved.give_back();
    BOOST_CHECK_THROW(moved.count(books), orm::misuse);
    BOOST_CHECK_THROW(moved.transaction([](auto&) {}), orm::misuse);
    BOOST_TEST(!moved.healthy());
}

BOOST_AUTO_TEST_CASE(pools_are_refused_likewise) {
    recorded_pool library;
    auto          moved = std::move(library.pool);
    BOOST_CHECK_THROW(library.pool.count(books), orm::misuse);
    BOOST_CHECK_THROW(library.pool.acquire(), orm::misuse);
    BOOST_CHECK_THROW(library.pool.stats(), orm::misuse);
    BOOST_CHECK_THROW(library.pool.close(), orm::misuse);
    BOOST_TEST(moved.stats().open == 0);
}

BOOST_AUTO_TEST_SUITE_END()
