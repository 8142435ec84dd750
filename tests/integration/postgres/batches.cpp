// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/postgres/proxy.hpp"
#include "integration/postgres/server.hpp"

// What batches are like on the wire, and what can go wrong there. What they do is tested in
// integration/common/batches.cpp.

namespace batches {

struct item {
    std::int64_t id{};
    std::string  label;
    std::int64_t amount{};
};
ORM_TABLE(items, item, "items",
    (id, primary_key, autoincrement),
    (label, unique),
    (amount, references(items.id, deferred)))

using namespace orm;
using namespace orm::dsl;
using integration::postgres::empty_database;
using integration::postgres::interrupt_when_running;
using integration::postgres::mischief;
using integration::postgres::proxy;
using namespace std::chrono_literals;

auto of_id(std::int64_t id) { return select().from(items).where(eq(items.id, id)); }
auto make(std::string label, std::int64_t amount = 1) {
    return insert_into(items).values(items.label = label, items.amount = amount);
}

struct some_items {
    some_items() {
        db.create(schema(items));
        db.backend().run_script("insert into items (label, amount) values ('a', 1), ('b', 1)");
    }

    /// The same tables through another connection string.
    postgres::database another(std::string const& where, postgres::options more = {}) {
        more.on_open = "set search_path to " + db.backend().query("show search_path");
        return postgres::open(where, more);
    }

    postgres::database db = empty_database();
};

BOOST_FIXTURE_TEST_SUITE(integration_postgres_batches, some_items)

BOOST_AUTO_TEST_CASE(a_batch_is_one_round_trip) {
    proxy      way;
    auto       other = another(way.where());
    auto const trips = [&](auto&& function) {
        int const before = way.round_trips();
        function();
        return way.round_trips() - before;
    };
    int next = 0;
    // Also when they are compiled.
    for (int turn = 0; turn != 2; ++turn) {
        BOOST_TEST(trips([&] {
                       other.batch(of_id(1), select(items.label).from(items),
                                   select(count()).from(items));
                   }) == 1);
        BOOST_TEST(trips([&] {
                       next += 2;
                       other.batch(make("x" + std::to_string(next)),
                                   make("y" + std::to_string(next)));
                   }) == 1);
        // Whether the rows can be taken has to be known before the commit.
        BOOST_TEST(trips([&] { other.batch(make("x" + std::to_string(++next)), of_id(1)); }) == 2);
    }
    std::vector<decltype(of_id(1))> hundred;
    for (int at = 0; at != 100; ++at) hundred.push_back(of_id(at % 3));
    BOOST_TEST(trips([&] { other.batch(hundred); }) == 1);
    other.transaction([&](auto& tx) {
        BOOST_TEST(trips([&] { tx.batch(make("x" + std::to_string(++next)), of_id(1)); }) == 1);
        BOOST_TEST(trips([&] { tx.batch(make("x" + std::to_string(++next)), of_id(1)); }) == 1);
    });
    BOOST_TEST(db.count(items) == 2 + next);
}

BOOST_AUTO_TEST_CASE(statements_that_the_server_has_forgotten_are_compiled_again) {
    auto const run = [&](auto& on) {
        auto const [first, labels, second] =
            on.batch(of_id(1), select(items.label).from(items).order_by(items.id), of_id(2));
        BOOST_TEST(first.size() == 1U);
        BOOST_TEST((labels == std::vector<std::string>{"a", "b"}));
        BOOST_TEST(second.front().label == "b");
    };
    run(db);
    db.backend().run_script("deallocate all");
    run(db);
    run(db);
    // One of them alone, behind an answer that has been taken already.
    db.backend().run_script("alter table items alter label type varchar(30)");
    run(db);
    db.all(of_id(1));
    db.backend().run_script("deallocate all");
    db.transaction([&](auto& tx) { BOOST_CHECK_THROW(run(tx), statement_error); });
    db.transaction([&](auto& tx) { run(tx); });
    BOOST_TEST(!db.backend().in_transaction());
}

BOOST_AUTO_TEST_CASE(a_statement_that_does_not_compile_is_no_harm_to_the_others) {
    for (int turn = 0; turn != 2; ++turn) {
        try {
            db.batch(of_id(1), select(fn<"no_such_function", std::int64_t>(items.id)).from(items),
                     select(items.label).from(items));
            BOOST_ERROR("there is no such function");
        } catch (statement_error const& failure) {
            BOOST_TEST(failure.statement() == 2);
            BOOST_TEST(failure.sqlstate() == "42883");
        }
        BOOST_TEST(std::get<0>(db.batch(select(items.label).from(items))).size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_sent_undoes_what_was_before_it) {
    for (int turn = 0; turn != 2; ++turn) {
        try {
            db.batch(make("x"), make(std::string("a\0b", 3)), make("y"));
            BOOST_ERROR("there is a NUL character");
        } catch (encode_error const& failure) {
            BOOST_TEST(failure.statement() == 2);
        }
        BOOST_TEST(db.count(items) == 2);
        BOOST_TEST(!db.backend().in_transaction());
    }
}

BOOST_AUTO_TEST_CASE(what_is_put_off_until_the_end_fails_there) {
    try {
        db.batch(make("x"), make("y", 999));
        BOOST_ERROR("there is no item 999");
    } catch (foreign_key_violation const& failure) {
        BOOST_TEST(failure.statement() == 0);
        BOOST_TEST(failure.sql() == "commit");
    }
    BOOST_TEST(db.count(items) == 2);
    BOOST_CHECK_THROW(db.batch(make("y", 999), of_id(1)), foreign_key_violation);
    BOOST_TEST(db.count(items) == 2);
    db.batch(make("x"), make("y"));
    BOOST_TEST(db.count(items) == 4);
}

BOOST_AUTO_TEST_CASE(a_small_cache_holds_a_batch_for_as_long_as_it_runs) {
    auto other = empty_database({.statement_cache_size = 2});
    other.create(schema(items));
    for (int turn = 0; turn != 3; ++turn) {
        auto const [a, b, c, d, e] =
            other.batch(of_id(1), select(items.label).from(items), select(count()).from(items),
                        select(items.amount).from(items).where(eq(items.label, "x")),
                        make("x" + std::to_string(turn)));
        BOOST_TEST(c.front() == turn);
        BOOST_TEST(e == 1);
    }
    BOOST_TEST(other.backend().query("select count(*) from pg_prepared_statements") <= "9");
}

BOOST_AUTO_TEST_CASE(large_values_both_ways_do_not_stand_in_each_other_s_way) {
    std::string const text(2'000'000, 'x');
    auto              echo = select(fn<"upper", std::string>(bound<std::string>{text}));
    std::vector       many(20, echo);
    auto const        answers = db.batch(many);
    BOOST_REQUIRE(answers.size() == 20U);
    for (auto const& each : answers) BOOST_TEST(each.front() == std::string(text.size(), 'X'));
}

BOOST_AUTO_TEST_CASE(types_of_the_database_s_own_are_looked_up_behind_it) {
    db.backend().run_script(
        "create type letter as enum ('a', 'b'); "
        "alter table items alter label type letter using label::letter");
    auto const [labels, again] =
        db.batch(select(items.label).from(items).order_by(items.id), of_id(2));
    BOOST_TEST((labels == std::vector<std::string>{"a", "b"}));
    BOOST_TEST(again.front().label == "b");
}

BOOST_AUTO_TEST_CASE(a_batch_can_be_interrupted) {
    auto const  sleep     = select(fn<"pg_sleep", std::optional<std::string>>(lit<10>));
    std::thread impatient = interrupt_when_running(db.backend(), "pg_sleep");
    try {
        db.batch(make("x"), sleep, make("y"));
        BOOST_ERROR("it was interrupted");
    } catch (cancelled const& failure) {
        BOOST_TEST(failure.statement() == 2);
    }
    impatient.join();
    BOOST_TEST(db.count(items) == 2);
}

BOOST_AUTO_TEST_CASE(a_batch_without_an_answer_is_in_doubt_where_it_wrote) {
    for (auto const& [what, stored] :
         {std::pair{mischief::cut_before, 0}, std::pair{mischief::cut_after, 1},
          std::pair{mischief::swallow, 1}}) {
        proxy      between;
        auto const name  = "doubt" + std::to_string(static_cast<int>(what));
        auto       other = another(between.where(), {.answer_timeout = 500ms});
        between.at(name, what);
        BOOST_CHECK_THROW(other.batch(make(name), make(name + "2")), in_doubt);
        BOOST_TEST(between.done());
        BOOST_TEST(!other.healthy());
        BOOST_TEST(db.count(select().from(items).where(eq(items.label, name))) == stored);
    }
    proxy between;
    auto  reader = another(between.where(), {.answer_timeout = 500ms});
    between.at("no_answer", mischief::cut_after);
    BOOST_CHECK_THROW(
        reader.batch(of_id(1), select().from(items).where(eq(items.label, "no_answer"))),
        connection_lost);
    auto inside = another(between.where(), {.answer_timeout = 500ms});
    between.at("never", mischief::cut_after);
    BOOST_CHECK_THROW(
        inside.transaction([&](auto& tx) { tx.batch(make("never"), make("never2")); }),
        connection_lost);
    BOOST_TEST(db.count(select().from(items).where(eq(items.label, "never"))) == 0);
}

BOOST_AUTO_TEST_CASE(a_copy_without_an_answer_is_in_doubt) {
    proxy between;
    auto  other = another(between.where(), {.answer_timeout = 500ms});
    between.at("copied", mischief::cut_before);
    BOOST_CHECK_THROW(other.copy_in(items, std::vector<item>{{.label = "copied", .amount = 1}}),
                      in_doubt);
    BOOST_TEST(db.count(items) == 2);
}

BOOST_AUTO_TEST_CASE(a_pool_runs_batches_and_copies) {
    auto where               = db.backend().query("show search_path");
    auto pool                = postgres::open_pool(integration::postgres::server(), {.maximum = 2},
                                                   {.on_open = "set search_path to " + where});
    auto const [first, made] = pool.batch(of_id(1), make("x"));
    BOOST_TEST(first.front().label == "a");
    BOOST_TEST(made == 1);
    BOOST_TEST(pool.batch(std::vector{make("y"), make("z")}).size() == 2U);
    BOOST_TEST(pool.copy_in(items, std::vector<item>{{.label = "w", .amount = 1}}) == 1);
    std::string file;
    BOOST_TEST(pool.copy_out(select(items.label).from(items),
                             [&](std::string_view line) { file += line; }) == 6);
    BOOST_TEST(file.ends_with("w\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace batches
