// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/common/every_call.hpp"
#include "integration/postgres/proxy.hpp"
#include "integration/postgres/server.hpp"
#include "unit/backend/temporary_folder.hpp"

// Connections that break at every moment, and servers that go away.

using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::control;
using integration::postgres::empty_database;
using integration::postgres::mischief;
using integration::postgres::proxy;
using integration::postgres::server;
using integration::postgres::side;
using integration::postgres::soon;
using integration::postgres::when_running;
using orm::postgres::connection;

namespace {

using namespace integration::every_call;

/// A database with the table, and a connection to it that stays whole.
struct two_connections {
    two_connections() { witness.create(note_schema); }

    orm::postgres::options options(orm::postgres::options more = {}) {
        more.on_open = "set search_path to " + witness.backend().query("show search_path");
        return more;
    }
    orm::postgres::database open() { return orm::postgres::open(server(), options()); }

    void kill(connection& victim) {
        integration::postgres::kill(witness.backend(), victim.process());
    }
    void kill(orm::postgres::database& victim) { kill(victim.backend()); }

    orm::postgres::database witness = empty_database();
};

bool says(std::exception const& failure, std::string_view part) {
    return std::string_view(failure.what()).find(part) != std::string_view::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(integration_postgres_killed, two_connections)

BOOST_AUTO_TEST_CASE(while_idle) {
    auto db = open();
    db.insert(note{1, "kept"});
    kill(db);
    BOOST_TEST(!db.healthy());
    BOOST_CHECK_EXCEPTION(db.find(notes, 1), orm::connection_lost,
                          [](auto const& failure) { return says(failure, "administrator"); });
    BOOST_CHECK_THROW(db.transaction([](auto&) { BOOST_ERROR("it has begun"); }),
                      orm::connection_lost);
    BOOST_TEST(!db.backend().ping());
    // Without having looked before, too.
    auto other = open();
    kill(other);
    BOOST_CHECK_THROW(other.find(notes, 1), orm::connection_lost);
    BOOST_CHECK_THROW(other.find(notes, 1), orm::connection_lost);
    BOOST_TEST(!other.healthy());
}

BOOST_AUTO_TEST_CASE(a_server_that_is_gone_does_not_end_the_program) {
    auto const before = std::signal(SIGPIPE, SIG_DFL);  // whose default is death
    auto const lose   = [&](auto use) {
        auto db = open();
        db.count(notes);
        kill(db);
        BOOST_CHECK_THROW(use(db), orm::connection_lost);
    };
    lose([](auto& db) { db.find(notes, 1); });
    lose([](auto& db) { db.insert(note{1, std::string(1'000'000, 'a')}); });
    lose([](auto& db) { db.copy_in(notes, std::vector<note>(10'000)); });
    lose([](auto& db) {
        static_cast<void>(db.backend().interrupt());
        db.transaction([](auto&) {});
    });
    std::signal(SIGPIPE, before);
}

BOOST_AUTO_TEST_CASE(while_a_statement_runs) {
    auto        db       = open();
    std::thread murderer = when_running(db.backend(), "pg_sleep", [&] { kill(db); });
    BOOST_CHECK_THROW(db.one(select(fn<"pg_sleep", std::optional<std::string>>(lit<10>))),
                      orm::connection_lost);
    murderer.join();
    BOOST_TEST(!db.healthy());
}

BOOST_AUTO_TEST_CASE(while_rows_come_one_by_one) {
    for (int time = 0; time != 2; ++time) {
        auto one = open();
        auto all = one.backend().prepare("select generate_series(1, 10000000)::bigint");
        all.start({}, orm::fetching::one_by_one);
        BOOST_TEST(all.next());
        kill(one);
        if (time == 0)
            BOOST_CHECK_THROW(while (all.next()){}, orm::connection_lost);
        else
            BOOST_CHECK_THROW(one.count(notes), orm::connection_lost);
        all.finish();
        BOOST_TEST(!one.healthy());
    }
}

BOOST_AUTO_TEST_CASE(in_a_transaction) {
    auto db = open();
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.insert(note{1, "lost"});
        kill(db);
        tx.insert(note{2, "never"});
    }),
                      orm::connection_lost);
    BOOST_TEST(witness.count(notes) == 0);

    // An exception of the user's own goes on as it is, although nothing can be rolled back.
    auto other = open();
    BOOST_CHECK_THROW(other.transaction([&](auto& tx) {
        tx.insert(note{1, "lost"});
        tx.transaction([&](auto&) {
            kill(other);
            throw std::out_of_range("mine");
        });
    }),
                      std::out_of_range);
    BOOST_TEST(!other.healthy());
    BOOST_TEST(witness.count(notes) == 0);
}

BOOST_AUTO_TEST_CASE(before_the_commit_there_is_no_doubt) {
    auto db = open();
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.insert(note{1, "lost"});
        kill(db);
    }),
                      orm::connection_lost);
    BOOST_TEST(witness.count(notes) == 0);
}

BOOST_AUTO_TEST_CASE(a_server_that_closes_idle_transactions) {
    auto db = orm::postgres::open(server(), options({.idle_in_transaction_timeout = 50ms}));
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.insert(note{1, "lost"});
        std::this_thread::sleep_for(200ms);
    }),
                      orm::connection_lost);
    BOOST_TEST(witness.count(notes) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(integration_postgres_network, two_connections)

BOOST_AUTO_TEST_CASE(a_commit_without_an_answer_is_in_doubt_and_never_retried) {
    proxy between;
    for (auto const& [what, stored] :
         {std::pair{mischief::cut_before, 0}, std::pair{mischief::cut_after, 1},
          std::pair{mischief::swallow, 1}}) {
        auto db    = orm::postgres::open(between.where(), options({.answer_timeout = 500ms}));
        int  calls = 0;
        between.at("commit", what);
        BOOST_CHECK_THROW(db.transaction(
                              [&](auto& tx) {
                                  ++calls;
                                  tx.insert(note{static_cast<std::int64_t>(what), "doubt"});
                              },
                              {.retries = 5}),
                          orm::in_doubt);
        BOOST_TEST(calls == 1);
        BOOST_TEST(between.done());
        BOOST_TEST(!db.healthy());
        between.at({}, mischief::none);
        BOOST_TEST(witness.count(select().from(notes).where(
                       eq(notes.id, static_cast<std::int64_t>(what)))) == stored);
    }
}

BOOST_AUTO_TEST_CASE(an_answer_that_never_comes_is_not_waited_for) {
    proxy between;
    for (auto const how : {orm::fetching::all, orm::fetching::one_by_one}) {
        auto db = orm::postgres::open(between.where(), options({.answer_timeout = 300ms}));
        db.count(notes);
        between.at("no answer", mischief::swallow);
        auto query = db.backend().prepare("select 'no answer'");
        BOOST_CHECK_EXCEPTION(query.start({}, how), orm::connection_lost,
                              [](auto const& failure) { return says(failure, "300 ms"); });
        BOOST_TEST(!db.healthy());
        query.finish();
        between.at({}, mischief::none);
    }
}

/// Else it would wait for ever.
BOOST_AUTO_TEST_CASE(a_ping_waits_as_long_as_it_is_told) {
    proxy between;
    auto  db = orm::postgres::open(between.where(), options());
    BOOST_TEST(db.backend().ping(60s));
    between.at_byte(side::server, 0, mischief::swallow);
    BOOST_TEST(!db.backend().ping(300ms));
    BOOST_TEST(!db.healthy());
    BOOST_CHECK_EXCEPTION(db.count(notes), orm::connection_lost,
                          [](auto const& failure) { return says(failure, "300 ms"); });
}

BOOST_AUTO_TEST_CASE(a_ping_beside_a_statement_whose_rows_are_still_coming) {
    proxy between;
    auto  db    = orm::postgres::open(between.where(), options());
    auto  query = db.backend().prepare(
        "select repeat('x', 1000) from generate_series(1, 100000)");  // more than is under way
    query.start({}, orm::fetching::one_by_one);
    BOOST_TEST(query.next());
    between.at_byte(side::server, 0, mischief::swallow);
    BOOST_TEST(!db.backend().ping(300ms));
    query.finish();
}

BOOST_AUTO_TEST_CASE(a_pool_gives_up_what_does_not_answer_and_opens_another) {
    proxy                   between;
    orm::pool_options const sizes{.check_after = 1ms, .check_timeout = 300ms};
    auto                    pool = orm::postgres::open_pool(between.where(), sizes, options());
    BOOST_TEST(pool.count(notes) == 0);
    std::this_thread::sleep_for(30ms);
    between.at_byte(side::server, 0, mischief::swallow);
    BOOST_TEST(pool.count(notes) == 0);
    BOOST_TEST(pool.stats().broken == 1);
    BOOST_TEST(pool.stats().opened == 2);
}

BOOST_AUTO_TEST_CASE(a_statement_that_is_cut_off) {
    proxy between;
    for (auto const what : {mischief::cut_before, mischief::cut_after}) {
        auto db = orm::postgres::open(between.where(), options());
        between.at("cut here", what);
        BOOST_CHECK_THROW(db.insert(note{static_cast<std::int64_t>(what), "cut here"}),
                          orm::connection_lost);
        BOOST_TEST(!db.healthy());
        between.at({}, mischief::none);
    }
    BOOST_TEST(witness.count(notes) == 1);
}

/// What becomes of a transaction of one row, of rows that are read and of rows that are copied when
/// the connection does that at a byte of the one side or the other.
struct at_any_byte : two_connections {
    at_any_byte() {
        for (std::int64_t id = 1; id <= 20; ++id) witness.insert(note{id, "read me"});
    }

    /// Calls a function for every so manieth byte, until none is reached.
    template <class Use>
    int repeat(side from, std::size_t step, mischief what, Use use) {
        int times = 0;
        for (std::size_t number = 0;; number += step, ++times) {
            // What is cut is heard of without that.
            auto db = orm::postgres::open(
                between.where(),
                options({.answer_timeout = what == mischief::swallow ? 1'000ms : 0ms}));
            between.at_byte(from, number, what);
            BOOST_TEST_CONTEXT("byte " << number) { use(db); }
            bool const done = between.done();
            BOOST_TEST(db.healthy() == !done);
            between.at({}, mischief::none);
            if (!done) return times;
        }
    }

    /// A write that is acknowledged is there, one that is lost is not, and one in doubt may be.
    template <class Write>
    void check_write(std::int64_t rows, Write write) {
        auto const before                             = witness.count(notes);
        enum { acknowledged, lost, doubtful } outcome = acknowledged;
        try {
            write();
        } catch (orm::in_doubt const&) {
            outcome = doubtful;
        } catch (orm::connection_lost const&) {
            outcome = lost;
        }
        auto stored = [&] { return witness.count(notes) - before; };
        if (outcome == acknowledged) BOOST_TEST(stored() == rows);
        if (outcome == lost) BOOST_TEST(stored() == 0);
        if (outcome == doubtful) BOOST_TEST((stored() == 0 || stored() == rows));
    }

    std::int64_t next = 100;
    proxy        between;
};

BOOST_FIXTURE_TEST_CASE(a_transaction_that_breaks_at_any_byte, at_any_byte) {
    auto const transfer = [&](auto& db) {
        check_write(1, [&] {
            int calls = 0;
            db.transaction(
                [&](auto& tx) {
                    BOOST_TEST(++calls == 1);
                    tx.insert(note{++next, "once"});
                },
                {.retries = 3});
        });
    };
    BOOST_TEST(repeat(side::server, 2, mischief::cut_before, transfer) > 20);
    BOOST_TEST(repeat(side::client, 11, mischief::cut_before, transfer) > 15);
    BOOST_TEST(repeat(side::server, 40, mischief::swallow, transfer) > 1);
}

BOOST_FIXTURE_TEST_CASE(rows_that_break_off_at_any_byte, at_any_byte) {
    auto const read = [&](auto& db) {
        std::size_t rows = 0;
        try {
            rows = db.all(select().from(notes)).size();
            BOOST_TEST(rows == 20U);
        } catch (orm::connection_lost const&) {
            BOOST_TEST(rows == 0U);
        }
    };
    BOOST_TEST(repeat(side::server, 23, mischief::cut_before, read) > 15);
    auto const copy = [&](auto& db) {
        check_write(30, [&] {
            std::vector<note> rows;
            for (int row = 0; row != 30; ++row) rows.push_back({++next, "copied"});
            db.copy_in(notes, rows);
        });
    };
    BOOST_TEST(repeat(side::client, 41, mischief::cut_before, copy) > 15);
    BOOST_TEST(repeat(side::server, 9, mischief::cut_before, copy) > 5);
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_comes_late_is_taken_for_no_other, at_any_byte) {
    {
        // In time, though in two pieces.
        auto patient = orm::postgres::open(between.where(), options());
        between.at_byte(side::server, 3, mischief::delay);
        BOOST_TEST(patient.find(notes, 7)->id == 7);
        BOOST_TEST(between.done());
        BOOST_TEST(patient.find(notes, 8)->id == 8);
    }
    for (std::size_t const number : {0U, 3U}) {
        // Too late: nobody listens any more.
        auto hasty = orm::postgres::open(between.where(), options({.answer_timeout = 300ms}));
        between.at_byte(side::server, number, mischief::delay);
        BOOST_CHECK_THROW(hasty.find(notes, 7), orm::connection_lost);
        std::this_thread::sleep_for(proxy::pause);
        BOOST_CHECK_THROW(hasty.find(notes, 8), orm::connection_lost);
        between.at({}, mischief::none);
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_says_nothing_to_a_new_connection) {
    proxy between;
    between.at("user", mischief::swallow);
    BOOST_CHECK_THROW(orm::postgres::open(between.where(), {.connect_timeout = 2s}),
                      orm::cannot_open);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(integration_postgres_every_call_fails, two_connections)

// By errors they fail in integration/common/every_call.cpp.
BOOST_AUTO_TEST_CASE(by_the_death_of_the_server) {
    int  calls   = 0;
    bool reached = true;
    while (reached) {
        witness.run(delete_from(notes).all_rows());
        auto                         plan = std::make_shared<failing::plan>();
        failing_database<connection> db({plan, connection(server(), options())});
        plan->fails_at = ++calls;
        plan->fault    = [&] { kill(db.backend().real()); };
        bool failed    = false;
        try {
            work(db);
        } catch (orm::error const&) {
            failed = true;
        }
        reached           = plan->reached();
        auto const stored = witness.count(notes);
        BOOST_TEST_CONTEXT("call " << calls) {
            BOOST_TEST((stored == 0 || stored == all_notes));
            // Rows that have come can be read although nobody is there any more.
            if (failed) {
                BOOST_TEST(stored == 0);
                BOOST_TEST(!db.healthy());
                BOOST_CHECK_THROW(db.find(notes, 1), orm::connection_lost);
            } else if (!reached) {
                BOOST_TEST(stored == all_notes);
            }
        }
    }
    BOOST_TEST(calls > 20);
}

BOOST_AUTO_TEST_SUITE_END()

/// Of this process.
std::size_t open_files() {
    std::filesystem::directory_iterator const all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

BOOST_FIXTURE_TEST_SUITE(integration_postgres_servers, two_connections)

BOOST_AUTO_TEST_CASE(a_role_that_may_not_connect) {
    auto&             admin = witness.backend();
    std::size_t const files = open_files();
    admin.run_script(
        "drop role if exists orm_limited; create role orm_limited login connection limit 0");
    auto const where = "host=" + admin.query("show unix_socket_directories") +
                       " port=" + admin.query("show port") + " dbname=postgres ";
    BOOST_CHECK_EXCEPTION(
        connection(where + "user=orm_limited"), orm::cannot_open, [](auto const& failure) {
            return says(failure, "too many connections") && failure.sqlstate() == "53300";
        });
    BOOST_CHECK_EXCEPTION(connection(where + "user=orm_nobody"), orm::cannot_open,
                          [](auto const& failure) { return says(failure, "orm_nobody"); });
    BOOST_CHECK_EXCEPTION(connection(server() + " dbname=orm_no_database"), orm::cannot_open,
                          [](auto const& failure) { return says(failure, "orm_no_database"); });
    admin.run_script("drop role orm_limited");
    if (!control("status")) return;

    // The server of scripts/with-postgres wants a password of this role.
    admin.run_script(
        "drop role if exists orm_password; create role orm_password login password "
        "'right'");
    BOOST_CHECK_EXCEPTION(connection(where + "user=orm_password password=wr0ng"), orm::cannot_open,
                          [](auto const& failure) {
                              return says(failure, "authentication failed") &&
                                     !says(failure, "wr0ng");
                          });
    BOOST_TEST(connection(where + "user=orm_password password=right").healthy());
    BOOST_TEST(open_files() == files);

    // libpq's own files.
    temporary_folder  folder;
    std::string const passwords = folder.write("passwords", "*:*:*:orm_password:right\n");
    std::filesystem::permissions(passwords, std::filesystem::perms::owner_read);
    BOOST_TEST(connection(where + "user=orm_password passfile=" + passwords).healthy());
    setenv("PGSERVICEFILE",
           folder.write("services", "[of_test]\nuser=orm_password\npassword=right\n").c_str(), 1);
    BOOST_TEST(connection(where + "service=of_test").query("select user") == "orm_password");
    unsetenv("PGSERVICEFILE");
    admin.run_script("drop role orm_password");
}

BOOST_AUTO_TEST_CASE(connections_that_fail_leave_no_files) {
    std::size_t const      files = open_files();
    orm::postgres::options wrong;
    wrong.on_open = "select 1 / 0";
    for (int time = 0; time != 10; ++time) {
        BOOST_CHECK_THROW(connection("host=/nowhere"), orm::cannot_open);
        BOOST_CHECK_THROW(connection("host=127.0.0.1 port=1"), orm::cannot_open);
        BOOST_CHECK_THROW(connection("nonsense=1"), orm::cannot_open);
        BOOST_CHECK_THROW(connection(server() + " dbname=orm_no_database"), orm::cannot_open);
        BOOST_CHECK_THROW(connection(server(), wrong), orm::error);
    }
    BOOST_TEST(open_files() == files);
}

BOOST_AUTO_TEST_CASE(a_server_that_stops_and_starts) {
    if (!control("status")) return;
    std::vector<orm::postgres::database> all;
    for (int each = 0; each != 5; ++each) all.push_back(open());
    for (auto& db : all) db.count(notes);
    // As long as somebody is there it goes on, and says to others that it will not.
    BOOST_TEST_REQUIRE(control("-W -m smart stop"));
    std::string state;
    BOOST_TEST(soon([&] {
        try {
            connection{server()};
        } catch (orm::cannot_open const& failure) {
            state = failure.sqlstate();
        }
        return !state.empty();
    }));
    BOOST_TEST(state == "57P03");
    BOOST_TEST(all.front().count(notes) == 0);
    BOOST_TEST(control("-w -m fast stop"));
    BOOST_CHECK_THROW(connection{server()}, orm::cannot_open);
    for (auto& db : all) BOOST_CHECK_THROW(db.count(notes), orm::connection_lost);
    BOOST_TEST(control("-w start"));
    for (auto& db : all) BOOST_CHECK_THROW(db.count(notes), orm::connection_lost);
    auto const options_again = [&] {
        orm::postgres::options again;
        again.on_open = "set search_path to " + std::string("pg_catalog");
        return again;
    }();
    BOOST_TEST(connection(server(), options_again).healthy());
}

BOOST_AUTO_TEST_SUITE_END()

// Transfers between accounts, while connections are killed and the server dies. What was
// acknowledged is there, and what was not is not, but for commits in doubt.

namespace {

struct account {
    std::int64_t id{};
    std::int64_t balance{};
};
ORM_TABLE(accounts, account, "accounts", (id, primary_key), (balance))

struct transfer {
    std::int64_t id{};
    std::int64_t amount{};
};
ORM_TABLE(transfers, transfer, "transfers", (id, primary_key), (amount))

inline constexpr auto bank = orm::schema(accounts, transfers);

struct ledger {
    std::mutex             mutex;
    std::set<std::int64_t> acknowledged, doubtful, refused;

    void note(std::set<std::int64_t>& where, std::int64_t id) {
        std::lock_guard const lock(mutex);
        where.insert(id);
    }
};

constexpr std::int64_t account_count = 10;

void move_money(orm::postgres::database& db, std::int64_t id) {
    db.transaction(
        [&](auto& tx) {
            std::int64_t const from = id % account_count, to = (id / account_count) % account_count;
            std::int64_t const amount = id % 97;
            tx.run(update(accounts)
                       .set(accounts.balance = subtract(accounts.balance, amount))
                       .where(eq(accounts.id, from)));
            tx.run(update(accounts)
                       .set(accounts.balance = add(accounts.balance, amount))
                       .where(eq(accounts.id, to)));
            tx.insert(transfer{id, amount});
        },
        {.retries = 20});
}

/// Moves money until told to stop, over a new connection whenever one is lost.
void clerk(int number, std::string const& where, orm::postgres::options const& options,
           std::atomic<bool> const& closed, ledger& book) {
    std::int64_t id = number * 1'000'000;
    while (!closed) {
        try {
            auto db = orm::postgres::open(where, options);
            while (!closed) {
                ++id;
                try {
                    move_money(db, id);
                    book.note(book.acknowledged, id);
                } catch (orm::in_doubt const&) {
                    book.note(book.doubtful, id);
                    throw;
                } catch (orm::error const&) {
                    book.note(book.refused, id);
                    if (!db.healthy()) throw;
                }
            }
        } catch (orm::error const&) {
            std::this_thread::sleep_for(5ms);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_postgres_chaos)

BOOST_AUTO_TEST_CASE(no_money_is_lost) {
    auto              db     = empty_database();
    auto const        schema = db.backend().query("show search_path");
    std::string const path   = "set search_path to " + schema;
    db.create(bank);
    for (std::int64_t id = 0; id != account_count; ++id) db.insert(account{id, 1'000});

    ledger                   book;
    std::atomic<bool>        closed = false;
    std::vector<std::thread> clerks;
    for (int number = 1; number != 9; ++number)
        clerks.emplace_back([&, number] {
            clerk(number, server(), {.application_name = "orm_clerk", .on_open = path}, closed,
                  book);
        });
    auto const end = std::chrono::steady_clock::now() + 3s;
    for (int turn = 0; std::chrono::steady_clock::now() < end; ++turn) {
        std::this_thread::sleep_for(30ms);
        if (turn % 30 == 29 && control("status")) {
            control("-w -m immediate restart");
            continue;
        }
        try {
            connection(server()).query(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
                "'orm_clerk' order by random() limit 2");
        } catch (orm::error const&) {
            // It is just starting.
        }
    }
    closed = true;
    for (auto& each : clerks) each.join();

    auto after = orm::postgres::open(server(), {.on_open = path});
    BOOST_TEST(after.one(select(sum(accounts.balance)).from(accounts)).value() ==
               account_count * 1'000);
    std::set<std::int64_t> stored;
    for (auto const id : after.all(select(transfers.id).from(transfers))) stored.insert(id);
    for (auto const id : book.acknowledged) BOOST_TEST(stored.contains(id));
    for (auto const id : book.refused) BOOST_TEST(!stored.contains(id));
    BOOST_TEST_MESSAGE(book.acknowledged.size()
                       << " transfers, " << book.doubtful.size() << " in doubt, "
                       << book.refused.size() << " refused");
    BOOST_TEST(book.acknowledged.size() > 20U);
    BOOST_TEST(!book.refused.empty());
}

BOOST_AUTO_TEST_SUITE_END()
