// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

// Many threads share a pool that is too small for them and move money between accounts, while
// connections are killed and the server dies. What was acknowledged is there, what was refused is
// not, and what is in doubt is counted apart.

using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::control;
using integration::postgres::empty_database;
using integration::postgres::server;

namespace {

struct account {
    std::int64_t id{};
    std::int64_t balance{};
};
ORM_TABLE(pooled_accounts, account, "pooled_accounts", (id, primary_key), (balance))

struct transfer {
    std::int64_t id{};
    std::int64_t amount{};
};
ORM_TABLE(pooled_transfers, transfer, "pooled_transfers", (id, primary_key), (amount))

constexpr std::int64_t account_count = 40;
constexpr int          most          = 8;

using ids = std::set<std::int64_t>;

struct ledger {
    std::mutex mutex;
    ids        acknowledged, doubtful, refused;

    void note(ids& where, std::int64_t id) {
        std::lock_guard const lock(mutex);
        where.insert(id);
    }
};

void move_money(orm::postgres::pool& pool, std::int64_t id) {
    pool.transaction(
        [&](auto& tx) {
            std::int64_t const from = id % account_count, to = (id / 7) % account_count;
            std::int64_t const amount = id % 97;
            tx.run(update(pooled_accounts)
                       .set(pooled_accounts.balance = pooled_accounts.balance - amount)
                       .where(eq(pooled_accounts.id, from)));
            tx.run(update(pooled_accounts)
                       .set(pooled_accounts.balance = pooled_accounts.balance + amount)
                       .where(eq(pooled_accounts.id, to)));
            tx.insert(transfer{id, amount});
        },
        {.retries = 10});
}

void clerk(int number, orm::postgres::pool& pool, std::atomic<bool> const& closed, ledger& book) {
    for (std::int64_t id = number * 1'000'000; !closed; ++id) {
        try {
            move_money(pool, id);
            book.note(book.acknowledged, id);
        } catch (orm::in_doubt const&) {
            book.note(book.doubtful, id);
        } catch (orm::error const&) {
            book.note(book.refused, id);
        }
    }
}

/// Kills connections, and now and then the server. Answers how often the latter.
int make_trouble(std::chrono::seconds time) {
    auto const end   = std::chrono::steady_clock::now() + time;
    int        fires = 0;
    for (int turn = 1; std::chrono::steady_clock::now() < end; ++turn) {
        std::this_thread::sleep_for(30ms);
        if (turn % 30 == 0 && control("status")) {
            fires += control(turn % 60 == 0 ? "-w -m fast restart" : "-w -m immediate restart");
            continue;
        }
        try {
            orm::postgres::connection(server()).query(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
                "'orm_pooled_clerk' order by random() limit 2");
        } catch (orm::error const&) {
            // It is just starting.
        }
    }
    return fires;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_postgres_pool_chaos)

BOOST_AUTO_TEST_CASE(no_money_is_lost) {
    auto              db   = empty_database();
    std::string const path = "set search_path to " + db.backend().query("show search_path");
    db.create(orm::schema(pooled_accounts, pooled_transfers));
    for (std::int64_t id = 0; id != account_count; ++id) db.insert(account{id, 1'000});

    ledger book;
    auto   pool = orm::postgres::open_pool(
        server(), {.minimum = 2, .maximum = most, .acquire_timeout = 5s, .life_time = 500ms},
        {.application_name = "orm_pooled_clerk", .on_open = path});
    std::atomic<bool>        closed = false;
    std::vector<std::thread> clerks;
    for (int number = 1; number != 33; ++number)
        clerks.emplace_back([&, number] { clerk(number, pool, closed, book); });
    int const fires = make_trouble(4s);
    BOOST_TEST(pool.stats().open <= most);
    closed = true;
    for (auto& each : clerks) each.join();

    auto const counts = pool.stats();
    BOOST_TEST(counts.in_use == 0);
    BOOST_TEST(counts.waiting == 0);
    BOOST_TEST(counts.broken > 10);
    BOOST_TEST(counts.expired > 0);
    BOOST_TEST(pool.one(select(sum(pooled_accounts.balance)).from(pooled_accounts)).value() ==
               account_count * 1'000);

    ids stored;
    for (auto const id : pool.all(select(pooled_transfers.id).from(pooled_transfers)))
        stored.insert(id);
    std::size_t missing = 0, unwanted = 0, unknown = 0;
    for (auto const id : book.acknowledged) missing += stored.count(id) == 0;
    for (auto const id : book.refused) unwanted += stored.count(id);
    for (auto const id : stored)
        unknown += book.acknowledged.count(id) + book.doubtful.count(id) == 0;
    BOOST_TEST(missing == 0U);
    BOOST_TEST(unwanted == 0U);
    BOOST_TEST(unknown == 0U);
    BOOST_TEST_MESSAGE(book.acknowledged.size()
                       << " transfers, " << book.doubtful.size() << " in doubt, "
                       << book.refused.size() << " refused; " << fires << " restarts, "
                       << counts.broken << " connections lost");
    BOOST_TEST(book.acknowledged.size() > 100U);
    BOOST_TEST(pool.close());
}

BOOST_AUTO_TEST_SUITE_END()
