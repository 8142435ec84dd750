// SPDX-License-Identifier: BSL-1.0
#include <orm/session/sqlite.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/query/select.hpp>

using namespace orm::dsl;

static_assert(orm::backend_connection<orm::sqlite::connection>);

BOOST_AUTO_TEST_SUITE(session_sqlite)

BOOST_AUTO_TEST_CASE(a_database_is_opened_with_its_options) {
    auto db = orm::sqlite::open(":memory:", {.foreign_keys = false, .statement_cache_size = 1});
    BOOST_TEST(db.backend().pragma("foreign_keys") == "0");
    BOOST_TEST(db.one(select(lit<1>)) == 1);
    BOOST_TEST(db.one(select(lit<2>)) == 2);
    BOOST_TEST(db.stats().evicted == 1);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_opened_is_told) {
    BOOST_CHECK_THROW(orm::sqlite::open("/nowhere/at/all.db"), orm::cannot_open);
}

BOOST_AUTO_TEST_CASE(its_transactions_have_a_name) {
    auto       db     = orm::sqlite::open(":memory:");
    auto const inside = [](orm::sqlite::transaction& tx) { return tx.one(select(lit<7>)); };
    BOOST_TEST(db.transaction(inside) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
