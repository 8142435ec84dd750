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

#include <orm/session/session_impl.hpp>

#include "integration/postgres/proxy.hpp"
#include "integration/postgres/server.hpp"
#include "support/failing_backend.hpp"
#include "unit/backend/temporary_folder.hpp"

// Connections that break at every moment, and servers that go away.

using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::control;
using integration::postgres::empty_database;
using integration::postgres::mischief;
using integration::postgres::proxy;
using integration::postgres::server;
using orm::postgres::connection;

namespace {

struct note {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (text))

inline constexpr auto note_schema = orm::schema(notes);

/// A database with the table, and a connection to it that stays whole.
struct two_connections {
    two_connections() { witness.create(note_schema); }

    orm::postgres::options options(orm::postgres::options more = {}) {
        more.on_open = "set search_path to " + witness.backend().query("show search_path");
        return more;
    }
    orm::postgres::database open() { return orm::postgres::open(server(), options()); }

    void kill(connection& victim) {
        witness.backend().query("select pg_terminate_backend(" + std::to_string(victim.process()) +
                                ")");
        // It is asked to end, which takes a moment.
        auto const is_there =
            "select count(*) from pg_stat_activity where pid = " + std::to_string(victim.process());
        while (witness.backend().query(is_there) != "0") std::this_thread::sleep_for(1ms);
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
    auto        db = open();
    std::thread murderer([&] {
        std::this_thread::sleep_for(100ms);
        connection other(server());
        other.query("select pg_terminate_backend(" + std::to_string(db.backend().process()) + ")");
    });
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

BOOST_AUTO_TEST_CASE(a_server_that_says_nothing_to_a_new_connection) {
    proxy between;
    between.at("user", mischief::swallow);
    BOOST_CHECK_THROW(orm::postgres::open(between.where(), {.connect_timeout = 2s}),
                      orm::cannot_open);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(integration_postgres_every_call_fails, two_connections)

/// What the calls below leave when all goes well.
constexpr std::int64_t all_notes = 26;

using failing_database = orm::database<failing::connection<connection>>;

/// A bit of everything: statements on their own do not count, as only the transaction is whole.
void work(failing_database& db) {
    static_cast<void>(db.find(notes, 0));
    auto const text = param<"text", std::string>;
    auto       find = db.prepare(select().from(notes).where(eq(notes.text, text)));
    db.transaction([&](auto& tx) {
        tx.insert(note{1, "one"});
        try {
            tx.transaction([&](auto& inner) {
                inner.insert(note{2, "undone"});
                throw std::out_of_range("mine");
            });
        } catch (std::out_of_range const&) {
        }
        tx.transaction([&](auto& inner) { inner.insert(note{3, "three"}); });
        // Savepoints of their own, one behind the other.
        auto const same = update(notes).set(notes.text = "three").where(notes.id == 3);
        static_cast<void>(tx.one(same.returning(notes.id)));
        static_cast<void>(tx.all(same.returning(notes.id)));
        std::vector<note> many;
        for (std::int64_t id = 10; id != 34; ++id) many.push_back({id, "many"});
        tx.insert(many);
        for (auto const& each : tx.stream(select().from(notes)))
            if (each.id == 12) break;
        static_cast<void>(find.all(text = "many"));
        static_cast<void>(tx.first(select().from(notes).order_by(notes.id)));
    });
}

template <class Fault, class Check>
int repeat(two_connections& fixture, Fault make_fault, Check check) {
    for (int fails_at = 1;; ++fails_at) {
        fixture.witness.run(delete_from(notes).all_rows());
        auto             plan = std::make_shared<failing::plan>();
        failing_database db({plan, connection(server(), fixture.options())});
        plan->fails_at = fails_at;
        plan->fault    = make_fault(db);
        bool failed    = false;
        try {
            work(db);
        } catch (orm::error const&) {
            failed = true;
        }
        bool const reached = plan->reached();
        plan->fails_at     = 0;
        BOOST_TEST_CONTEXT("call " << fails_at) { check(db, failed, reached); }
        if (!reached) return fails_at;
    }
}

BOOST_AUTO_TEST_CASE(by_an_error) {
    int const calls = repeat(
        *this, [](failing_database&) { return [] { throw orm::statement_error("made up"); }; },
        [&](failing_database& db, bool failed, bool reached) {
            BOOST_TEST(failed == reached);
            BOOST_TEST(witness.count(notes) == (failed ? 0 : all_notes));
            // Whatever has failed, all is as it was.
            BOOST_TEST(!db.backend().real().in_transaction());
            BOOST_TEST(db.healthy());
            db.transaction([](auto& tx) { tx.insert(note{99, "usable"}); });
            BOOST_TEST(db.find(notes, 99).has_value());
        });
    BOOST_TEST(calls > 20);
}

BOOST_AUTO_TEST_CASE(by_the_death_of_the_server) {
    int const calls = repeat(
        *this, [&](failing_database& db) { return [this, &db] { kill(db.backend().real()); }; },
        [&](failing_database& db, bool failed, bool reached) {
            auto const stored = witness.count(notes);
            BOOST_TEST((stored == 0 || stored == all_notes));
            // Rows that have come can be read although nobody is there any more.
            if (failed) {
                BOOST_TEST(stored == 0);
                BOOST_TEST(!db.healthy());
                BOOST_CHECK_THROW(db.find(notes, 1), orm::connection_lost);
            } else if (!reached) {
                BOOST_TEST(stored == all_notes);
            }
        });
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
    BOOST_TEST(control("-W -m smart stop"));
    std::string state;
    while (state.empty()) try {
            connection{server()};
        } catch (orm::cannot_open const& failure) {
            state = failure.sqlstate();
        }
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
