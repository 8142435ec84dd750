// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_sqlite_close)

BOOST_AUTO_TEST_CASE(a_closed_database_says_so) {
    auto       db     = filled_blog<sqlite_in_memory>();
    auto       by_age = db.prepare(select().from(users).where(users.age == param<"age", int>));
    auto const rows   = by_age.all(param<"age", int> = 20);
    BOOST_TEST(rows.size() == 2);
    db.close();
    BOOST_TEST(!db.healthy());
    BOOST_CHECK_THROW(db.count(users), orm::misuse);
    BOOST_CHECK_THROW(db.insert(tag{"x"}), orm::misuse);
    BOOST_CHECK_THROW(by_age.all(param<"age", int> = 20), orm::misuse);
    BOOST_CHECK_THROW(db.transaction([](auto&) {}), orm::misuse);
    BOOST_CHECK_THROW(db.create(blog), orm::misuse);
    BOOST_CHECK_THROW(db.optimize(), orm::misuse);
    BOOST_CHECK_THROW(db.backend().checkpoint(), orm::misuse);
    BOOST_CHECK_THROW(db.backend().backup_to("never.db"), orm::misuse);
    BOOST_TEST(db.backend().last_insert_id() == 0);
    BOOST_TEST(db.backend().changes() == 0);
    BOOST_TEST(db.backend().total_changes() == 0);
    db.backend().interrupt();
    db.close();
    db = filled_blog<sqlite_in_memory>();
    BOOST_TEST(db.count(users) == 5);
}

BOOST_AUTO_TEST_CASE(what_is_in_use_stays_open) {
    auto db = filled_blog<sqlite_in_memory>();
    {
        auto stream = db.stream(select().from(users));
        BOOST_CHECK_THROW(db.close(), orm::misuse);
        auto const first = stream.begin();
        BOOST_CHECK_THROW(db.close(), orm::misuse);
        BOOST_TEST(first->id == 1);
    }
    db.transaction([&](auto& tx) {
        BOOST_CHECK_THROW(db.close(), orm::misuse);
        BOOST_TEST(tx.count(users) == 5);
    });
    {
        auto const own = db.backend().prepare("select 1");
        BOOST_CHECK_THROW(db.close(), orm::misuse);
    }
    int refused = 0;
    db.observe([&](orm::statement_event const&) {
        try {
            db.close();
        } catch (orm::misuse const&) {
            ++refused;
        }
    });
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(refused == 1);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(settings_change_after_the_opening) {
    auto db = filled_blog<sqlite_in_memory>();
    db.optimize();
    db.backend().set_pragma("cache_size", -4'000);
    BOOST_TEST(db.backend().pragma("cache_size") == "-4000");
    db.backend().set_pragma("foreign_keys", 0);
    BOOST_TEST(db.backend().pragma("foreign_keys") == "0");
    db.transaction([](auto& tx) {  // where the engine does not change it, and says nothing
        BOOST_CHECK_THROW(tx.backend().set_pragma("foreign_keys", 1), orm::usage_error);
    });
    BOOST_CHECK_THROW(db.backend().set_pragma("no_such_setting", 1), orm::usage_error);
    BOOST_CHECK_THROW(db.backend().set_pragma("x = 1; drop table users; --", 1), orm::usage_error);
    BOOST_TEST(db.count(users) == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
