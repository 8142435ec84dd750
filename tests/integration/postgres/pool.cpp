// SPDX-License-Identifier: BSL-1.0
#include <dlfcn.h>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::control;
using integration::postgres::empty_database;
using integration::postgres::server;
using integration::postgres::soon;

namespace {

struct note {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(pool_notes, note, "pool_notes", (id, primary_key), (text))

/// A schema with the table, a connection that stays out of the pool, and pools of it.
struct pooled_server {
    pooled_server() { witness.create(orm::schema(pool_notes)); }

    orm::postgres::pool pool(orm::pool_options const& sizes   = {},
                             orm::postgres::options   options = {}) {
        options.on_open = "set search_path to " + witness.backend().query("show search_path");
        return orm::postgres::open_pool(server(), sizes, options);
    }

    void kill(int process) { integration::postgres::kill(witness.backend(), process); }

    orm::postgres::database witness = empty_database();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_postgres_pool, pooled_server)

BOOST_AUTO_TEST_CASE(all_everyday_verbs_are_there) {
    auto db = pool();
    BOOST_TEST(db.insert(note{1, "one"}).text == "one");
    BOOST_TEST(db.insert(std::vector{note{2, "two"}, note{3, "three"}}) == 2);
    BOOST_TEST(db.count(pool_notes) == 3);
    BOOST_TEST(db.all(select().from(pool_notes).for_update()).size() == 3U);
    BOOST_TEST(db.transaction([](auto& tx) { return tx.find(pool_notes, 2)->text; }) == "two");
    BOOST_TEST(db.run(delete_from(pool_notes).all_rows()) == 3);
    auto one = db.acquire();
    int  sum = 0;
    for (auto const number :
         one.stream(select(fn<"generate_series", std::int64_t>(lit<1>, lit<100>))))
        sum += static_cast<int>(number);
    BOOST_TEST(sum == 5'050);
    BOOST_TEST(db.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(one_killed_while_idle_is_noticed_before_it_is_lent) {
    auto      db      = pool({.maximum = 1});
    int const process = db.acquire().backend().process();
    kill(process);
    BOOST_TEST(db.count(pool_notes) == 0);
    BOOST_TEST(db.stats().broken == 1);
    BOOST_TEST(db.acquire().backend().process() != process);
}

BOOST_AUTO_TEST_CASE(one_killed_at_work_is_replaced) {
    auto db = pool({.maximum = 1});
    {
        auto lent = db.acquire();
        kill(lent.backend().process());
        BOOST_CHECK_THROW(lent.count(pool_notes), orm::connection_lost);
    }
    BOOST_TEST(db.count(pool_notes) == 0);
    BOOST_TEST(db.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(a_transaction_whose_connection_is_killed_is_run_again) {
    auto db       = pool();
    int  attempts = 0;
    db.transaction(
        [&](auto& tx) {
            tx.insert(note{1, "once"});
            if (++attempts == 1) {
                kill(tx.backend().process());
                tx.insert(note{2, "never"});
            }
        },
        {.retries = 1});
    BOOST_TEST(attempts == 2);
    BOOST_TEST(witness.count(pool_notes) == 1);
}

BOOST_AUTO_TEST_CASE(the_next_one_finds_nothing_of_the_last) {
    auto       db      = pool({.maximum = 1});
    auto       lent    = db.acquire();
    auto const path    = lent.backend().query("show search_path");
    int const  process = lent.backend().process();
    lent.backend().run_script(
        "begin; set local work_mem = '1MB'; insert into pool_notes values (1, 'unfinished')");
    lent.give_back();
    BOOST_TEST(db.stats().rolled_back == 1);
    BOOST_TEST(witness.count(pool_notes) == 0);

    lent = db.acquire();
    lent.backend().run_script(
        "set search_path to pg_catalog; set timezone = 'Asia/Tokyo'; set statement_timeout = '7h';"
        "create temp table traces (id int); listen something; select pg_advisory_lock(42);"
        "declare rows cursor with hold for select 1; create role orm_other; set role orm_other");
    lent.give_back();
    lent        = db.acquire();
    auto& found = lent.backend();
    BOOST_TEST(found.process() == process);  // it is still the same
    BOOST_TEST(found.query("show search_path") == path);
    BOOST_TEST(found.query("show timezone") == "UTC");
    BOOST_TEST(found.query("show statement_timeout") == "0");
    BOOST_TEST(found.query("select current_user = session_user") == "t");
    BOOST_TEST(found.query("select to_regclass('pg_temp.traces') is null") == "t");
    BOOST_TEST(found.query("select count(*) from pg_listening_channels()") == "0");
    BOOST_TEST(found.query("select count(*) from pg_cursors") == "0");
    BOOST_TEST(found.query("select count(*) from pg_locks where locktype = 'advisory' and pid = "
                           "pg_backend_pid()") == "0");
    found.run_script("drop role orm_other");
    // A function that leaves something behind is known by its name.
    lent.give_back();
    auto const        resets = db.stats().resets;
    std::string const name = "search_path", elsewhere = "pg_catalog";
    db.one(select(fn<"set_config", std::optional<std::string>>(name, elsewhere, lit<false>)));
    BOOST_TEST(db.stats().resets == resets + 1);
    BOOST_TEST(db.acquire().backend().query("show search_path") == path);
}

BOOST_AUTO_TEST_CASE(what_was_left_half_done_is_no_concern_of_the_next_one) {
    auto db      = pool({.maximum = 1});
    auto lent    = db.acquire();
    int  process = lent.backend().process();
    {
        auto rows = lent.backend().prepare("select generate_series(1, 100000)");
        rows.start({}, orm::fetching::one_by_one);
        BOOST_TEST(rows.next());
    }
    lent.give_back();
    BOOST_TEST(db.acquire().backend().process() == process);
    BOOST_TEST(db.count(pool_notes) == 0);

    // Only a program that talks to libpq itself can leave a connection inside of a copy.
    using function   = void* (*)(pg_conn*, char const*);
    auto const exec  = reinterpret_cast<function>(dlsym(RTLD_DEFAULT, "PQexec"));
    auto const clear = reinterpret_cast<void (*)(void*)>(dlsym(RTLD_DEFAULT, "PQclear"));
    lent             = db.acquire();
    clear(exec(lent.backend().native(), "copy pool_notes from stdin"));
    lent.give_back();
    BOOST_TEST(db.stats().open == 0);
    BOOST_TEST(db.count(pool_notes) == 0);
    BOOST_TEST(db.acquire().backend().process() != process);
}

BOOST_AUTO_TEST_CASE(statements_of_the_library_need_no_reset) {
    auto db = pool();
    db.insert(note{1, "one"});
    db.transaction([](auto& tx) { tx.insert(note{2, "two"}); });
    db.all(select().from(pool_notes));
    BOOST_TEST(db.stats().resets == 0);
}

BOOST_AUTO_TEST_CASE(observers_are_told_by_all_threads_and_added_meanwhile) {
    auto             many  = pool({.maximum = 3});
    std::atomic<int> heard = 0, late = 0;
    many.observe([&](orm::statement_event const& event) {
        heard += event.kind == orm::statement_kind::query ? 1 : 0;
    });
    std::vector<std::thread> threads;
    for (int thread = 0; thread != 4; ++thread)
        threads.emplace_back([&] {
            for (int turn = 0; turn != 25; ++turn) many.count(pool_notes);
        });
    many.observe([&](orm::statement_event const&) { ++late; });
    for (auto& thread : threads) thread.join();
    BOOST_TEST(heard == 100);
    int const before = late;
    many.count(pool_notes);
    BOOST_TEST(heard == 101);
    BOOST_TEST(late > before);
}

BOOST_AUTO_TEST_CASE(there_are_never_more_connections_than_the_maximum) {
    auto const count = "select count(*) from pg_stat_activity where application_name = 'orm_few'";
    auto       db    = pool({.minimum = 2, .maximum = 3}, {.application_name = "orm_few"});
    BOOST_TEST(soon([&] { return witness.backend().query(count) == "2"; }));
    std::atomic<int>         failures = 0;
    std::atomic<bool>        ended    = false;
    std::vector<std::thread> threads;
    for (int number = 0; number != 8; ++number)
        threads.emplace_back([&] {
            try {
                while (!ended) db.count(pool_notes);
            } catch (...) {
                ++failures;
            }
        });
    for (int turn = 0; turn != 20; ++turn) {
        BOOST_TEST(std::stoi(witness.backend().query(count)) <= 3);
        std::this_thread::sleep_for(5ms);
    }
    ended = true;
    for (auto& each : threads) each.join();
    BOOST_TEST(failures == 0);
    BOOST_TEST(db.close());
    BOOST_TEST(soon([&] { return witness.backend().query(count) == "0"; }));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_at_the_start_and_comes_later) {
    if (!control("status")) return;
    auto db = pool({.acquire_timeout = 100ms});
    BOOST_TEST(control("-w -m fast stop"));
    BOOST_CHECK_EXCEPTION(db.count(pool_notes), orm::cannot_open,
                          [](auto const& failure) { return failure.sqlstate() == "08001"; });
    BOOST_TEST(control("-w start"));
    BOOST_TEST(db.count(pool_notes) == 0);
}

BOOST_AUTO_TEST_CASE(a_restart_costs_no_call_that_can_wait) {
    if (!control("status")) return;
    auto db = pool({.maximum = 5, .acquire_timeout = 30s});
    {
        std::vector<orm::pooled<orm::postgres::connection>> all;
        for (int each = 0; each != 5; ++each) all.push_back(db.acquire());
    }
    BOOST_TEST(db.stats().idle == 5);
    std::thread restart([] { control("-w -m fast restart"); });
    std::this_thread::sleep_for(20ms);
    int failed = 0;
    for (int each = 0; each != 50; ++each) {
        try {
            db.count(pool_notes);
        } catch (orm::connection_lost const&) {
            ++failed;
        }
        std::this_thread::sleep_for(10ms);
    }
    restart.join();
    BOOST_TEST(failed <= 5);
    BOOST_TEST(db.count(pool_notes) == 0);
}

BOOST_AUTO_TEST_CASE(who_may_not_connect_is_told_at_once_and_why) {
    auto&      admin = witness.backend();
    auto const where = "host=" + admin.query("show unix_socket_directories") +
                       " port=" + admin.query("show port") + " dbname=postgres user=orm_nobody";
    auto db = orm::postgres::open_pool(where, {.acquire_timeout = 24h});
    BOOST_CHECK_EXCEPTION(db.acquire(), orm::cannot_open,
                          [](auto const& failure) { return failure.sqlstate() == "28000"; });

    admin.run_script("drop role if exists orm_few; create role orm_few login connection limit 1");
    std::string const few = "host=" + admin.query("show unix_socket_directories") +
                            " port=" + admin.query("show port") + " dbname=postgres user=orm_few";
    {
        // The server has no place for a second connection, but the first comes back.
        auto        limited = orm::postgres::open_pool(few, {.acquire_timeout = 10s});
        auto        first   = std::optional(limited.acquire());
        std::thread later([&] {
            std::this_thread::sleep_for(50ms);
            first.reset();
        });
        BOOST_TEST(limited.acquire().healthy());
        later.join();
        BOOST_TEST(limited.stats().open == 1);
        BOOST_TEST(limited.stats().not_opened > 0);
    }
    admin.run_script("drop role orm_few");
}

BOOST_AUTO_TEST_CASE(a_closed_database_says_so) {
    auto db = empty_database();
    db.create(orm::schema(pool_notes));
    auto by_id = db.prepare(select().from(pool_notes).where(eq(pool_notes.id, param<"id", int>)));
    BOOST_TEST(by_id.all(param<"id", int> = 20).empty());
    {
        auto stream = db.stream(select().from(pool_notes));
        BOOST_CHECK_THROW(db.close(), orm::misuse);
    }
    db.transaction([&](auto& tx) {
        BOOST_CHECK_THROW(db.close(), orm::misuse);
        BOOST_TEST(tx.count(pool_notes) == 0);
    });
    {
        auto const own = db.backend().prepare("select 1");
        BOOST_CHECK_THROW(db.close(), orm::misuse);
    }
    BOOST_TEST(db.count(pool_notes) == 0);
    db.close();
    BOOST_TEST(!db.healthy());
    BOOST_CHECK_THROW(db.count(pool_notes), orm::misuse);
    BOOST_CHECK_THROW(by_id.all(param<"id", int> = 20), orm::misuse);
    BOOST_CHECK_THROW(db.transaction([](auto&) {}), orm::misuse);
    BOOST_CHECK_THROW(db.backend().query("select 1"), orm::misuse);
    BOOST_CHECK_THROW(db.backend().run_script("select 1"), orm::misuse);
    BOOST_TEST(!db.backend().interrupt());
    BOOST_TEST(!db.backend().reset());
    db.close();
}

BOOST_AUTO_TEST_SUITE_END()
