// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session_driver.hpp>

#include <boost/test/unit_test.hpp>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;

BOOST_AUTO_TEST_SUITE(session_session_driver)

BOOST_AUTO_TEST_CASE(what_is_still_in_use_is_not_lent_again) {
    recorded_pool                                                         library;
    orm::session_driver<recorded_pool::connection, recorded_pool::opener> driver({library.log});
    auto* const                                                           session =
        static_cast<orm::session<recorded_pool::connection>*>(driver.open(orm::milliseconds()));
    BOOST_TEST((driver.take_back(session) == orm::returned::clean));
    session->in_use = 1;
    BOOST_TEST((driver.take_back(session) == orm::returned::unusable));
    session->in_use = 0;
    session->depth  = 1;
    BOOST_TEST((driver.take_back(session) == orm::returned::unusable));
    session->depth = 0;
    BOOST_CHECK_THROW(driver.log_position(session, false), orm::usage_error);
    driver.close(session);
}

BOOST_AUTO_TEST_CASE(a_connection_whose_backend_was_asked_for_is_opened_anew) {
    recorded_pool library;
    library.pool.acquire().backend();
    BOOST_TEST(library.pool.stats().open == 0);
    BOOST_TEST(library.pool.stats().resets == 1);
    library.pool.transaction([](auto& tx) { tx.backend(); });
    BOOST_TEST(library.pool.stats().open == 0);
    library.pool.run(delete_from(loans).all_rows());
    BOOST_TEST(library.pool.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(so_is_one_whose_statement_leaves_something_behind) {
    recorded_pool library;
    library.log->rows = {{1}};
    auto const call   = select(fn<"setseed", std::int64_t>(lit<1>));
    for (int time = 0; time != 2; ++time) {
        library.pool.one(call);
        BOOST_TEST(library.pool.stats().open == 0);
    }
    // Also when it is found in the cache.
    recorded_pool careless({.on_return = orm::reset_policy::never});
    careless.log->rows = {{1}};
    careless.pool.one(call);
    careless.pool.one(call);
    BOOST_TEST(careless.pool.acquire().stats().cache_hits == 1);
    BOOST_TEST(careless.pool.stats().resets == 0);
}

BOOST_AUTO_TEST_SUITE_END()
