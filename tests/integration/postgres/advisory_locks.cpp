// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <orm/advisory_lock.hpp>
#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

namespace advisory_locks {

using namespace orm;
using namespace std::chrono_literals;
using integration::postgres::empty_database;
using postgres::advisory_lock;
using postgres::lock_key;
using postgres::lock_mode;

struct two_connections {
    postgres::database here  = empty_database();
    postgres::database there = empty_database({.lock_timeout = 100ms});

    bool is_free(lock_key key) { return advisory_lock::try_lock(there, key).has_value(); }
};

BOOST_FIXTURE_TEST_SUITE(integration_postgres_advisory_locks, two_connections)

BOOST_AUTO_TEST_CASE(a_lock_is_held_as_long_as_the_object) {
    for (lock_key const key :
         {lock_key(7), lock_key(-9'000'000'000), lock_key(3, -4), lock_key("nightly report")}) {
        {
            advisory_lock const held(here, key);
            BOOST_TEST(!is_free(key));
            BOOST_TEST(is_free(lock_key(8)));
            BOOST_TEST(is_free(lock_key(-4, 3)));
            BOOST_TEST(is_free(lock_key("nightly")));
            BOOST_CHECK_THROW(advisory_lock(there, key), busy);
        }
        BOOST_TEST(is_free(key));
        BOOST_TEST(is_free(key));  // what was tried is given back, too
    }
}

BOOST_AUTO_TEST_CASE(a_text_is_the_number_that_the_server_makes_of_it) {
    advisory_lock const held(here, "orders");
    BOOST_TEST(
        there.backend().query("select pg_try_advisory_lock(hashtextextended('orders', 0))") == "f");
}

BOOST_AUTO_TEST_CASE(locks_that_are_shared_keep_out_those_that_are_not) {
    advisory_lock const first(here, 1, lock_mode::shared);
    {
        auto const second = advisory_lock::try_lock(there, 1, {}, lock_mode::shared);
        BOOST_TEST(second.has_value());
    }
    BOOST_TEST(!is_free(1));
}

BOOST_AUTO_TEST_CASE(a_lock_can_be_moved_and_given_back) {
    advisory_lock first(here, 1);
    advisory_lock second(std::move(first));
    first.unlock();
    BOOST_TEST(!is_free(1));
    second = advisory_lock(here, 2);
    BOOST_TEST(is_free(1));
    BOOST_TEST(!is_free(2));
    second.unlock();
    second.unlock();
    BOOST_TEST(is_free(2));
}

BOOST_AUTO_TEST_CASE(to_try_takes_no_longer_than_that) {
    std::optional<advisory_lock> held(std::in_place, here, 1);
    auto const                   begin = std::chrono::steady_clock::now();
    BOOST_TEST(!advisory_lock::try_lock(there, 1, 80ms).has_value());
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= 80ms));
    std::thread other([&] {
        std::this_thread::sleep_for(50ms);
        held.reset();
    });
    BOOST_TEST(advisory_lock::try_lock(there, 1, 24h).has_value());
    other.join();
}

BOOST_AUTO_TEST_CASE(in_a_transaction_a_lock_ends_with_it) {
    here.transaction([&](auto& tx) {
        postgres::lock_in_transaction(tx, "accounts");
        BOOST_TEST(!is_free("accounts"));
        BOOST_TEST(postgres::try_lock_in_transaction(tx, 5));
        there.transaction([&](auto& others) {
            BOOST_TEST(!postgres::try_lock_in_transaction(others, 5, 30ms));
            BOOST_TEST(postgres::try_lock_in_transaction(others, 6, {}, lock_mode::shared));
        });
        BOOST_CHECK_THROW(advisory_lock(here, 1), misuse);
        BOOST_CHECK_THROW(advisory_lock::try_lock(here, 1), misuse);
    });
    BOOST_TEST(is_free("accounts"));
    BOOST_TEST(is_free(5));
    BOOST_CHECK_THROW(postgres::lock_in_transaction(here, 1), misuse);
    BOOST_CHECK_THROW(postgres::try_lock_in_transaction(here, 1), misuse);
}

BOOST_AUTO_TEST_CASE(a_lock_is_lost_with_its_connection) {
    {
        advisory_lock const held(here, 1);
        there.backend().query("select pg_terminate_backend(" +
                              std::to_string(here.backend().process()) + ")");
        BOOST_TEST(advisory_lock::try_lock(there, 1, 20s).has_value());
    }
    BOOST_TEST(!here.healthy());
}

BOOST_AUTO_TEST_CASE(a_pool_s_connection_comes_back_without_locks) {
    auto pool = postgres::open_pool(integration::postgres::server(), {.maximum = 1});
    {
        auto lent = pool.acquire();
        lent.backend().query("select pg_advisory_lock(1)");
    }
    {
        auto                lent = pool.acquire();
        advisory_lock const held(lent, 2);
        BOOST_TEST(is_free(1));
        BOOST_TEST(!is_free(2));
    }
    BOOST_TEST(is_free(2));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace advisory_locks
