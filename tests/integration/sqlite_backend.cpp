// SPDX-License-Identifier: BSL-1.0
// Several connections to one file, and what they do to each other.
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>

#include "../unit/backend/temporary_folder.hpp"

using namespace orm;
using namespace std::chrono_literals;
using sqlite::connection;
using sqlite::journal_mode;

namespace {

using clock = std::chrono::steady_clock;

std::int64_t number(connection& db, std::string_view sql) {
    constexpr std::array fields{field{.type = member_type::int64}};
    std::int64_t         result = -1;
    auto                 query  = db.prepare(sql);
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &result);
    return result;
}

std::int64_t rows(connection& db) { return number(db, "select count(*) from t"); }

struct one_file {
    temporary_folder folder;
    std::string      path = folder.file("a.db");

    one_file() { connection(path).run_script("create table t (a)"); }

    connection open(std::chrono::milliseconds patience = 30ms,
                    journal_mode              mode     = journal_mode::wal) const {
        return connection(path, {.journal_mode = mode, .busy_timeout = patience});
    }
};

constexpr auto add = "insert into t values (1)";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_sqlite_backend, one_file)

BOOST_AUTO_TEST_CASE(a_second_writer_waits_and_then_gives_up) {
    connection first = open(), second = open(60ms);
    first.begin();
    first.run_script(add);
    auto const begun = clock::now();
    BOOST_CHECK_THROW(second.begin(), busy);
    BOOST_TEST((clock::now() - begun >= 50ms));
    BOOST_TEST(!second.in_transaction());
    BOOST_CHECK_THROW(second.run_script(add), busy);
    first.commit();
    second.begin();
    second.run_script(add);
    second.commit();
    BOOST_TEST(rows(first) == 2);
}

BOOST_AUTO_TEST_CASE(a_second_writer_goes_on_when_the_first_is_done_in_time) {
    connection       first = open(), second = open(10s);
    std::atomic_bool began = false;
    first.begin();
    std::thread other([&] {
        began = true;
        second.begin();
        second.run_script(add);
        second.commit();
    });
    while (!began) std::this_thread::yield();
    std::this_thread::sleep_for(20ms);
    first.run_script(add);
    first.commit();
    other.join();
    BOOST_TEST(rows(first) == 2);
}

BOOST_AUTO_TEST_CASE(readers_see_a_snapshot_while_another_writes) {
    connection reader = open(), writer = open();
    reader.begin({.read_only = true});
    BOOST_TEST(rows(reader) == 0);
    writer.run_script(add);
    BOOST_TEST(rows(reader) == 0);
    reader.commit();
    BOOST_TEST(rows(reader) == 1);
}

BOOST_AUTO_TEST_CASE(an_exclusive_transaction_keeps_readers_out) {
    connection writer = open(30ms, journal_mode::delete_file);
    connection reader = open(30ms, journal_mode::delete_file);
    writer.begin({.exclusive = true});
    BOOST_CHECK_THROW(rows(reader), busy);
    writer.rollback();
    BOOST_TEST(rows(reader) == 0);
}

BOOST_AUTO_TEST_CASE(a_reader_that_becomes_a_writer_too_late_can_try_again) {
    connection reader = open(24h), writer = open();
    reader.run_script("begin deferred");
    BOOST_TEST(rows(reader) == 0);
    writer.run_script(add);
    try {
        reader.run_script(add);  // waiting would not help
        BOOST_ERROR("no busy_snapshot");
    } catch (retryable_transaction const& failure) {
        BOOST_TEST(failure.code() == 517);
        BOOST_TEST((dynamic_cast<busy_snapshot const*>(&failure)) != nullptr);
    }
    BOOST_TEST(reader.in_transaction());
    reader.rollback();
    reader.begin();
    reader.run_script(add);
    reader.commit();
    BOOST_TEST(rows(writer) == 2);
}

BOOST_AUTO_TEST_CASE(a_commit_that_meets_a_reader_can_be_tried_again) {
    connection writer = open(30ms, journal_mode::delete_file);
    connection reader = open(30ms, journal_mode::delete_file);
    writer.begin();
    writer.run_script(add);
    auto query = reader.prepare("select * from sqlite_schema");
    query.start({});
    BOOST_TEST(query.next());
    BOOST_CHECK_THROW(writer.commit(), busy);
    BOOST_TEST(writer.in_transaction());
    query.finish();
    writer.commit();
    BOOST_TEST(!writer.in_transaction());
    BOOST_TEST(rows(reader) == 1);
}

BOOST_AUTO_TEST_CASE(an_interrupt_from_another_thread_ends_a_query) {
    connection       db      = open();
    std::atomic_bool running = true;
    std::thread      other([&] {
        while (running) {
            db.interrupt();
            std::this_thread::sleep_for(1ms);
        }
    });
    BOOST_CHECK_THROW(
        db.run_script("with recursive c (i) as (select 1 union all select i + 1 from c)"
                      " select count(*) from c"),
        cancelled);
    running = false;
    other.join();
    BOOST_TEST(db.healthy());
    BOOST_TEST(rows(db) == 0);
}

BOOST_AUTO_TEST_CASE(an_interrupted_write_is_undone) {
    connection       db      = open();
    std::atomic_bool running = true;
    std::thread      other([&] {
        while (running) {
            db.interrupt();
            std::this_thread::sleep_for(1ms);
        }
    });
    BOOST_CHECK_THROW(
        db.run_script("with recursive c (i) as (select 1 union all select i + 1 from c)"
                      " insert into t select i from c"),
        cancelled);
    running = false;
    other.join();
    BOOST_TEST(rows(db) == 0);
    db.run_script(add);
    BOOST_TEST(rows(db) == 1);
}

BOOST_AUTO_TEST_CASE(a_full_disk_undoes_the_transaction_or_the_statement) {
    connection db = open();
    db.run_script("pragma max_page_count = 20");
    db.begin();
    db.run_script(add);
    BOOST_CHECK_THROW(db.run_script("insert into t values (zeroblob(1000000))"), disk_full);
    // Whichever the engine has chosen, nothing is stored behind the caller's back.
    try {
        db.run_script(add);
        db.commit();
        BOOST_TEST(rows(db) == 2);
    } catch (transaction_aborted const&) {
        db.rollback();
        BOOST_TEST(rows(db) == 0);
    }
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(the_switch_to_a_write_ahead_log_waits_for_a_writer) {
    std::string const     other = folder.file("other.db");
    sqlite::options const old{.journal_mode = journal_mode::delete_file};
    connection            writer(other, old);
    writer.run_script("create table t (a)");
    writer.begin();
    auto const begun = clock::now();
    BOOST_CHECK_THROW(connection(other, {.busy_timeout = 60ms}), busy);
    BOOST_TEST((clock::now() - begun >= 50ms));
    std::thread thread([&] {
        std::this_thread::sleep_for(50ms);
        writer.rollback();
    });
    BOOST_CHECK_NO_THROW(connection(other, {.busy_timeout = 10s}));
    thread.join();
}

BOOST_AUTO_TEST_CASE(a_new_file_is_opened_by_many_threads_at_once) {
    for (int round = 0; round < 10; ++round) {
        std::string const        fresh    = folder.file("fresh" + std::to_string(round));
        std::atomic_int          failures = 0;
        std::atomic_int          waiting  = 4;
        std::vector<std::thread> threads;
        for (int count = 0; count < 4; ++count)
            threads.emplace_back([&] {
                --waiting;
                while (waiting > 0) std::this_thread::yield();
                try {
                    connection db(fresh);
                    db.run_script("create table if not exists t (a); insert into t values (1)");
                } catch (error const& failure) {
                    ++failures;
                    BOOST_TEST_MESSAGE(failure.what());
                }
            });
        for (std::thread& thread : threads) thread.join();
        BOOST_TEST(failures == 0);
        connection db(fresh);
        BOOST_TEST(rows(db) == 4);
    }
}

BOOST_AUTO_TEST_CASE(writers_of_several_threads_lose_nothing) {
    constexpr int            writers = 4, turns = 50;
    std::vector<std::thread> threads;
    for (int count = 0; count < writers; ++count)
        threads.emplace_back([&] {
            connection db = open(30s);
            for (int turn = 0; turn < turns; ++turn) {
                db.begin();
                db.run_script(add);
                if (turn % 5 == 0) {
                    db.rollback();
                } else {
                    db.commit();
                }
            }
        });
    for (std::thread& thread : threads) thread.join();
    connection db = open();
    BOOST_TEST(rows(db) == writers * turns * 4 / 5);
    BOOST_TEST(db.integrity_check().empty());
}

BOOST_AUTO_TEST_CASE(a_table_altered_by_another_connection_is_met_by_a_prepared_statement) {
    connection db = open(), other = open();
    auto       query = db.prepare("select a from t");
    other.run_script("alter table t add column b; insert into t (a, b) values (1, 2)");
    constexpr std::array fields{field{.type = member_type::int64}};
    std::int64_t         into = 0;
    query.start({});
    BOOST_TEST(query.next());
    query.read({fields}, &into);
    BOOST_TEST(into == 1);
    query.finish();
    other.run_script("alter table t drop column a");
    query.start({});
    BOOST_CHECK_THROW(query.next(), statement_error);
    query.finish();
}

BOOST_AUTO_TEST_SUITE_END()
