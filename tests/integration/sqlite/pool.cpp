// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

#include <orm/orm.hpp>
#include <orm/pool.hpp>
#include <orm/sqlite.hpp>

#include "unit/backend/temporary_folder.hpp"

using namespace orm::dsl;
using namespace std::chrono_literals;
using orm::access_mode;

namespace {

struct entry {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(entries, entry, "entries", (id, primary_key, autoincrement), (text))

struct counter {
    std::int64_t id{};
    std::int64_t total{};
};
ORM_TABLE(counters, counter, "counters", (id, primary_key), (total))

inline constexpr auto pool_schema = orm::schema(entries, counters);

struct file_pool {
    explicit file_pool(orm::pool_options const& sizes = {}, orm::sqlite::options options = {})
        : pool(orm::sqlite::open_pool(folder.file("pool.db"), sizes, options)) {
        pool.create(pool_schema);
    }

    temporary_folder  folder;
    orm::sqlite::pool pool;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_sqlite_pool)

BOOST_AUTO_TEST_CASE(all_everyday_verbs_are_there) {
    file_pool file;
    auto&     db     = file.pool;
    auto      stored = db.insert(entry{.text = "one"});
    BOOST_TEST(stored.id == 1);
    BOOST_TEST(db.insert(std::vector{entry{.text = "two"}, entry{.text = "three"}}) == 2);
    BOOST_TEST(db.count(entries) == 3);
    BOOST_TEST(db.find(entries, 2)->text == "two");
    stored.text = "first";
    BOOST_TEST(db.update(stored));
    stored.text = {};
    db.reload(stored);
    BOOST_TEST(stored.text == "first");
    stored.text = "saved";
    db.save(stored);
    BOOST_TEST(db.one(select(entries.text).from(entries).where(eq(entries.id, 1))) == "saved");
    BOOST_TEST(db.remove(stored));
    BOOST_TEST(!db.exists(select().from(entries).where(eq(entries.id, 1))));
    BOOST_TEST(db.first(select().from(entries).order_by(entries.id))->id == 2);
    BOOST_TEST(db.all(select().from(entries)).size() == 2U);
    BOOST_TEST(db.run(delete_from(entries).all_rows()) == 2);
    // Reads have gone to a connection that only reads, and writes to the one that writes.
    BOOST_TEST(db.stats(access_mode::read_only).acquired == 7);
    BOOST_TEST(db.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(readers_cannot_write) {
    file_pool file;
    auto      reader = file.pool.acquire(access_mode::read_only);
    BOOST_TEST(reader.count(entries) == 0);
    BOOST_CHECK_THROW(reader.insert(entry{.text = "never"}), orm::read_only_database);
    BOOST_TEST(file.pool.transaction([](auto& tx) { return tx.count(entries); },
                                     {.read_only = true}) == 0);
    BOOST_TEST(file.pool.stats(access_mode::read_only).open == 2);
}

BOOST_AUTO_TEST_CASE(readers_read_while_the_writer_writes) {
    file_pool file;
    file.pool.transaction([&](auto& tx) {
        tx.insert(entry{.text = "unseen"});
        BOOST_TEST(file.pool.count(entries) == 0);
    });
    BOOST_TEST(file.pool.count(entries) == 1);
}

BOOST_AUTO_TEST_CASE(writers_wait_for_each_other_and_none_is_lost) {
    file_pool file({.maximum = 3});
    file.pool.insert(counter{1, 0});
    std::atomic<int>         failures = 0;
    std::atomic<bool>        written  = false;
    std::vector<std::thread> threads;
    for (int number = 0; number != 6; ++number)
        threads.emplace_back([&] {
            try {
                for (int turn = 0; turn != 50; ++turn)
                    file.pool.transaction([](auto& tx) {
                        auto found = *tx.find(counters, 1);
                        ++found.total;
                        tx.update(found);
                    });
            } catch (...) {
                ++failures;
            }
        });
    std::thread reader([&] {
        std::int64_t last = 0;
        while (!written) {
            auto const now = file.pool.find(counters, 1)->total;
            if (now < last) ++failures;
            last = now;
        }
    });
    for (auto& each : threads) each.join();
    written = true;
    reader.join();
    BOOST_TEST(failures == 0);
    BOOST_TEST(file.pool.find(counters, 1)->total == 300);
    BOOST_TEST(file.pool.stats().opened == 1);
}

BOOST_AUTO_TEST_CASE(a_second_writer_in_the_callback_of_the_first_is_no_hang) {
    file_pool file({.acquire_timeout = 50ms});
    file.pool.transaction([&](auto& tx) {
        tx.insert(entry{.text = "kept"});
        BOOST_CHECK_THROW(file.pool.insert(entry{.text = "waits for itself"}), orm::pool_timeout);
    });
    BOOST_TEST(file.pool.count(entries) == 1);
}

BOOST_AUTO_TEST_CASE(the_next_one_finds_nothing_of_the_last) {
    file_pool file;
    {
        auto db = file.pool.acquire();
        db.backend().run_script("begin; insert into entries (text) values ('unfinished')");
        db.backend().run_script("create temp table traces (id integer)");
    }
    BOOST_TEST(file.pool.stats().rolled_back == 1);
    BOOST_TEST(file.pool.count(entries) == 0);
    auto db = file.pool.acquire();
    BOOST_CHECK_THROW(db.backend().run_script("select * from traces"), orm::statement_error);
    BOOST_TEST(file.pool.stats().opened == 2);
}

BOOST_AUTO_TEST_CASE(an_upgrade_that_comes_too_late_can_be_run_again) {
    file_pool file;
    file.pool.insert(counter{1, 0});
    // What has read before another has written cannot write any more: the engine says so at once.
    auto other = orm::sqlite::open_pool(file.folder.file("pool.db"));
    auto db    = file.pool.acquire();
    db.backend().run_script("begin; select * from counters");
    other.run(update(counters).set(counters.total = 5).all_rows());
    BOOST_CHECK_THROW(db.run(update(counters).set(counters.total = 6).all_rows()),
                      orm::busy_snapshot);
    db.give_back();

    // The library's own transactions take the lock at once, so that this happens to scripts only;
    // in whatever transaction it is met, that one is run again.
    int attempts = 0;
    file.pool.transaction(
        [&](auto&) {
            auto late = file.pool.acquire();
            late.backend().run_script("begin; select * from counters");
            if (++attempts == 1) other.run(update(counters).set(counters.total = 7).all_rows());
            late.run(update(counters).set(counters.total = counters.total + 1).all_rows());
            late.backend().run_script("commit");
        },
        {.read_only = true, .retries = 1});
    BOOST_TEST(attempts == 2);
    BOOST_TEST(other.find(counters, 1)->total == 8);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shared_is_refused) {
    temporary_folder folder;
    BOOST_CHECK_THROW(orm::sqlite::open_pool(":memory:"), orm::usage_error);
    BOOST_CHECK_THROW(orm::sqlite::open_pool("name", {}, {.memory = true}), orm::usage_error);
    BOOST_CHECK_THROW(
        orm::sqlite::open_pool(folder.file("a.db"), {},
                               {.journal_mode = orm::sqlite::journal_mode::delete_file}),
        orm::usage_error);
    BOOST_CHECK_THROW(orm::sqlite::open_pool(folder.file("no/such/folder.db")), orm::cannot_open);
    std::ofstream(folder.file("text.db")) << std::string(4'000, 'x');
    BOOST_CHECK_THROW(orm::sqlite::open_pool(folder.file("text.db")), orm::not_a_database);
}

BOOST_AUTO_TEST_CASE(a_pool_that_only_reads) {
    file_pool file;
    file.pool.insert(entry{.text = "there"});
    auto readers = orm::sqlite::open_pool(file.folder.file("pool.db"), {.maximum = 2},
                                          {.mode = orm::sqlite::open_mode::read_only});
    BOOST_TEST(readers.count(entries) == 1);
    BOOST_CHECK_THROW(readers.insert(entry{.text = "never"}), orm::read_only_database);
    BOOST_CHECK_THROW(orm::sqlite::open_pool(file.folder.file("missing.db"), {},
                                             {.mode = orm::sqlite::open_mode::read_only}),
                      orm::cannot_open);
}

BOOST_AUTO_TEST_CASE(an_observer_of_a_pool_hears_all_its_connections) {
    file_pool                at;
    std::atomic<int>         heard = 0;
    std::vector<std::thread> threads;
    at.pool.observe([&](orm::statement_event const& event) {
        if (event.kind == orm::statement_kind::query && event.values.empty()) ++heard;
    });
    for (int each = 0; each != 4; ++each)
        threads.emplace_back([&] {
            for (int turn = 0; turn != 50; ++turn) {
                at.pool.insert(entry{.text = "new"});  // by the one that writes
                at.pool.find(entries, 1);
            }
        });
    at.pool.observe([](orm::statement_event const&) { throw 1; });  // while others are at work
    for (auto& thread : threads) thread.join();
    BOOST_TEST(heard == 400);
}

BOOST_AUTO_TEST_SUITE_END()
