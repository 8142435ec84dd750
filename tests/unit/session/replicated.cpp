// SPDX-License-Identifier: BSL-1.0
#include <orm/session/replicated.hpp>

#include <boost/test/unit_test.hpp>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;

BOOST_AUTO_TEST_SUITE(session_replicated)

BOOST_AUTO_TEST_CASE(what_reads_goes_to_replicas_and_all_else_to_the_primary) {
    recorded_pool primary, first, second;
    auto          db = orm::replicated(primary.pool, {first.pool, second.pool});
    db.all(select().from(books));
    db.find(books, 1);
    BOOST_TEST(first.log->started.size() == 1U);
    BOOST_TEST(second.log->started.size() == 1U);
    BOOST_TEST(primary.log->started.empty());
    db.insert(loan{1, "ann", 3});
    db.transaction([](auto& tx) { tx.all(select().from(books)); });
    db.primary().all(select().from(books));
    BOOST_TEST(primary.log->started.size() == 3U);
    db.transaction([](auto& tx) { tx.all(select().from(books)); }, {.read_only = true});
    static_cast<void>(db.acquire(orm::access_mode::read_only));
    BOOST_TEST(db.stats().on_replicas == 4);
    BOOST_TEST(primary.pool.stats().open == 1);
}

BOOST_AUTO_TEST_SUITE_END()
