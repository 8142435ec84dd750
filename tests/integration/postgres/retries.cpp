// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

// Transactions that are in each other's way, and are run again.

using namespace orm::dsl;
using integration::postgres::empty_database;
using integration::postgres::server;

namespace {

struct counter {
    std::int64_t id{};
    std::int64_t total{};
};
ORM_TABLE(rivals, counter, "rivals", (id, primary_key), (total))

struct two_rivals {
    two_rivals() {
        witness.create(orm::schema(rivals));
        witness.insert(std::vector{counter{1, 0}, counter{2, 0}});
    }

    /// Runs `body(number, attempt)` in transactions of two threads, which meet in the first attempt
    /// of each. Answers how many attempts there were.
    template <class Body>
    int race(orm::transaction_options const& options, Body body) {
        std::barrier             meeting(2);
        std::atomic<int>         attempts = 0;
        std::vector<std::thread> threads;
        for (int number = 1; number != 3; ++number)
            threads.emplace_back([&, number] {
                int attempt = 0;
                try {
                    pool.transaction(
                        [&](auto& tx) {
                            ++attempts;
                            body(tx, number, [&] {
                                if (attempt++ == 0) meeting.arrive_and_wait();
                            });
                        },
                        options);
                } catch (orm::retryable_transaction const&) {
                    ++refused;
                }
            });
        for (auto& each : threads) each.join();
        return attempts;
    }

    orm::postgres::database witness = empty_database();
    orm::postgres::pool     pool    = orm::postgres::open_pool(
        server(), {},
        {.on_open = "set search_path to " + witness.backend().query("show search_path")});
    std::atomic<int> refused = 0;
};

void both_read_and_write(orm::postgres::transaction& tx, auto meet) {
    auto found = *tx.find(rivals, 1);
    meet();
    ++found.total;
    tx.update(found);
}

void cross(orm::postgres::transaction& tx, int number, auto meet) {
    auto const add_one = [&](int id) {
        tx.run(update(rivals).set(rivals.total = rivals.total + 1).where(eq(rivals.id, id)));
    };
    add_one(number);
    meet();
    add_one(3 - number);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_postgres_retries, two_rivals)

BOOST_AUTO_TEST_CASE(serialization_failures_are_tried_again) {
    auto const read_and_write = [](auto& tx, int, auto meet) { both_read_and_write(tx, meet); };
    BOOST_TEST(race({.level = orm::isolation::repeatable_read, .retries = 5}, read_and_write) > 2);
    BOOST_TEST(refused == 0);
    BOOST_TEST(witness.find(rivals, 1)->total == 2);
    // Without, one of them has to give up.
    BOOST_TEST(race({.level = orm::isolation::repeatable_read}, read_and_write) == 2);
    BOOST_TEST(refused == 1);
    BOOST_TEST(witness.find(rivals, 1)->total == 3);
}

BOOST_AUTO_TEST_CASE(deadlocks_are_tried_again) {
    witness.backend().run_script("alter role current_user set deadlock_timeout = '10ms'");
    BOOST_TEST(
        race({.retries = 5}, [](auto& tx, int number, auto meet) { cross(tx, number, meet); }) > 2);
    witness.backend().run_script("alter role current_user reset deadlock_timeout");
    BOOST_TEST(refused == 0);
    BOOST_TEST(witness.find(rivals, 1)->total == 2);
    BOOST_TEST(witness.find(rivals, 2)->total == 2);
}

BOOST_AUTO_TEST_SUITE_END()
