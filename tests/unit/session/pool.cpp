// SPDX-License-Identifier: BSL-1.0
#include <orm/session/pool.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <utility>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;

BOOST_AUTO_TEST_SUITE(session_pool)

BOOST_AUTO_TEST_CASE(it_lends_and_ends) {
    recorded_pool library;
    auto          db    = library.pool.acquire();
    auto          moved = std::move(library.pool);
    BOOST_TEST(moved.stats().in_use == 1);
    BOOST_TEST(!moved.close(orm::milliseconds()));
    BOOST_CHECK_THROW(moved.acquire(), orm::pool_closed);
    BOOST_CHECK_THROW(moved.count(books), orm::pool_closed);
    db.give_back();
    BOOST_TEST(moved.close());
    BOOST_TEST(!library.log->connected);
}

BOOST_AUTO_TEST_CASE(readers_may_be_others_than_writers) {
    using connection = recorded_pool::connection;
    using driver     = orm::session_driver<connection, recorded_pool::opener>;
    recorded_pool         library;
    orm::pool<connection> both(
        orm::pool_core(new driver({library.log}), orm::pool_options{.maximum = 1}),
        orm::pool_core(new driver({library.log}), orm::pool_options{.maximum = 2}));
    auto writer = both.acquire();
    both.all(select().from(books));
    auto const reader = both.acquire(orm::access_mode::read_only);
    BOOST_TEST(both.stats().in_use == 1);
    BOOST_TEST(both.stats(orm::access_mode::read_only).in_use == 1);
    BOOST_TEST(both.stats(orm::access_mode::read_only).acquired == 2);
}

BOOST_AUTO_TEST_CASE(a_child_of_the_process_leaves_it_to_the_parent) {
    recorded_pool library;
    auto          db    = library.pool.acquire();
    ::pid_t const child = ::fork();
    if (child == 0) {
        auto const is_refused = [](auto&& verb) {
            try {
                verb();
            } catch (orm::misuse const&) {
                return true;
            }
            return false;
        };
        int const wrong = !is_refused([&] { static_cast<void>(library.pool.acquire()); }) ||
                          !is_refused([&] { library.pool.close(); }) ||
                          !is_refused([&] { static_cast<void>(library.pool.stats()); });
        {
            auto const ended = std::move(library.pool);
            auto const given = std::move(db);
        }
        ::_exit(library.log->connected ? wrong : 2);
    }
    int status = -1;
    BOOST_TEST(::waitpid(child, &status, 0) == child);
    BOOST_TEST(status == 0);
    db.give_back();
    BOOST_TEST(library.pool.close());
}

BOOST_AUTO_TEST_SUITE_END()
