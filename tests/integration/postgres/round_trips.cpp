// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "integration/postgres/proxy.hpp"
#include "integration/postgres/server.hpp"

// How often a verb waits for the server, counted by what passes between them.

namespace round_trips {

struct item {
    std::int64_t id{};
    std::string  label;
    std::int32_t amount{};
};
ORM_TABLE(items, item, "items",
    (id, primary_key, autoincrement),
    (label, unique),
    (amount))

using namespace orm;
using namespace orm::dsl;
using integration::postgres::proxy;

struct between {
    between() { db.create(schema(items)); }

    /// The round trips of what a function does, once everything in it is compiled.
    template <class Function>
    int of(Function&& function) {
        function();
        int const before = way.round_trips();
        function();
        return way.round_trips() - before;
    }

    /// A row with a label that no other has.
    item fresh(std::int32_t amount = 1) {
        return {.label = std::to_string(++made), .amount = amount};
    }

    auto amounts() { return db.all(select(items.amount).from(items).order_by(items.id)); }

    proxy              way;
    postgres::database db = postgres::open(way.where(), {.on_open = "set search_path to pg_temp"});
    int                made = 0;
};

constexpr auto higher = update(items).set(items.amount = items.amount + 1);
constexpr auto raised = higher.all_rows();

BOOST_FIXTURE_TEST_SUITE(integration_postgres_round_trips, between)

BOOST_AUTO_TEST_CASE(a_statement_takes_one) {
    BOOST_TEST(of([&] { db.all(select().from(items)); }) == 1);
    BOOST_TEST(of([&] { db.run(raised); }) == 1);
    int const before = way.round_trips();
    db.count(items);  // compiled by its first run
    BOOST_TEST(way.round_trips() - before == 1);
}

BOOST_AUTO_TEST_CASE(a_write_with_rows_takes_one_and_its_commit) {
    int const before = way.round_trips();
    BOOST_TEST(db.insert(fresh()).id == 1);
    BOOST_TEST(way.round_trips() - before == 2);
    BOOST_TEST(of([&] { db.insert(fresh()); }) == 2);
    BOOST_TEST(of([&] { db.all(raised.returning(items.id)); }) == 2);
    BOOST_TEST(of([&] { db.first(raised.returning(items.id)); }) == 2);
    BOOST_TEST(of([&] { db.one(higher.where(items.id == 1).returning(items.id)); }) == 2);
    BOOST_TEST((amounts().front() == 7));
}

BOOST_AUTO_TEST_CASE(many_rows_take_one_and_the_commit_however_many) {
    auto const rows = [&](int count) {
        std::vector<item> all;
        for (int at = 0; at != count; ++at) all.push_back(fresh(at));
        return all;
    };
    db.insert(rows(1));
    BOOST_TEST(of([&] { db.insert(rows(333)); }) == 2);
    db.transaction([&](auto& tx) { BOOST_TEST(of([&] { tx.insert(rows(2)); }) == 1); });
    BOOST_TEST(db.backend().query("select count(*) from pg_prepared_statements where statement "
                                  "like 'insert%'") == "1");
    auto const many   = rows(1'200);
    auto const stored = db.all(insert_into(items).values(many).returning());
    BOOST_REQUIRE(stored.size() == many.size());
    for (std::size_t at = 0; at != many.size(); ++at) {
        BOOST_TEST(stored[at].id == stored[0].id + static_cast<std::int64_t>(at));
        BOOST_TEST(stored[at].label == many[at].label);
    }
    // All or none, also when the first thousand was there already.
    auto again       = rows(1'001);
    again[1'000]     = many[7];
    auto const count = db.count(items);
    BOOST_CHECK_THROW(db.insert(again), unique_violation);
    BOOST_TEST(db.count(items) == count);
}

BOOST_AUTO_TEST_CASE(inside_of_a_transaction_it_takes_one) {
    BOOST_TEST(of([&] {
                   db.transaction([&](auto& tx) {
                       for (int i = 0; i != 5; ++i) tx.insert(fresh());
                       tx.transaction([&](auto& inner) { inner.insert(fresh()); });
                   });
               }) == 2 + 6 + 2);
    BOOST_TEST(db.count(items) == 12);
}

BOOST_AUTO_TEST_CASE(an_error_takes_one_more_and_undoes_the_write) {
    db.insert(fresh());
    db.insert(fresh());
    auto const wrong = [](auto& where) {
        BOOST_CHECK_THROW(where.one(raised.returning(items.id)), too_many_rows);
    };
    BOOST_TEST(of([&] { wrong(db); }) == 2);
    BOOST_TEST((amounts() == std::vector<std::int32_t>{1, 1}));
    db.transaction([&](auto& tx) {
        BOOST_TEST(of([&] { wrong(tx); }) == 2);
        tx.run(raised);
    });
    BOOST_TEST((amounts() == std::vector<std::int32_t>{2, 2}));
}

BOOST_AUTO_TEST_CASE(the_server_s_error_undoes_no_more_than_the_statement) {
    item const first = db.insert(fresh());
    BOOST_CHECK_THROW(db.insert(first), unique_violation);
    db.transaction([&](auto& tx) {
        tx.insert(fresh(2));
        BOOST_CHECK_THROW(tx.insert(first), unique_violation);
        BOOST_CHECK_THROW(tx.insert(first), unique_violation);
        tx.insert(fresh(3));
    });
    BOOST_TEST((amounts() == std::vector<std::int32_t>{1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_sent_leaves_no_transaction) {
    BOOST_CHECK_THROW(db.insert(item{.label = std::string("a\0b", 3)}), encode_error);
    BOOST_TEST(!db.backend().in_transaction());
    db.transaction([&](auto& tx) {
        BOOST_CHECK_THROW(tx.insert(item{.label = std::string("a\0b", 3)}), encode_error);
        tx.insert(fresh());
    });
    BOOST_TEST(db.count(items) == 1);
}

BOOST_AUTO_TEST_CASE(a_statement_that_the_server_has_forgotten_is_compiled_again) {
    db.insert(fresh());
    db.backend().run_script("deallocate all");
    db.insert(fresh());
    db.backend().run_script("alter table items alter amount type bigint");
    db.backend().run_script("alter table items alter amount type integer");
    db.insert(fresh());
    BOOST_TEST(db.count(items) == 3);
    BOOST_TEST(!db.backend().in_transaction());
}

// Whatever comes behind a savepoint whose end is still to be sent.
BOOST_AUTO_TEST_CASE(the_end_of_a_savepoint_goes_before_what_comes_next) {
    db.transaction([&](auto& tx) {
        tx.insert(fresh());
        BOOST_TEST(tx.backend().query("select 1") == "1");
        tx.insert(fresh());
        tx.backend().run_script("select 1");
        tx.insert(fresh());
        BOOST_TEST(tx.backend().ping());
        tx.insert(fresh());
        for (auto const& each : tx.stream(select().from(items))) tx.insert(fresh(each.amount));
        tx.transaction([&](auto& inner) {
            inner.insert(fresh());
            inner.rollback();
        });
        tx.insert(fresh());
    });
    BOOST_TEST(db.count(items) == 9);
}

BOOST_AUTO_TEST_CASE(what_goes_before_a_statement_can_fail) {
    auto& connection = db.backend();
    connection.begin();
    connection.run_script("insert into items (label, amount) values ('kept', 1)");
    connection.savepoint(1);
    connection.release_with_next(7);
    connection.savepoint_with_next(2);
    auto statement = connection.prepare("select 1");
    try {
        statement.start({});
        BOOST_ERROR("there is no savepoint 7");
    } catch (statement_error const& failure) {
        BOOST_TEST(failure.sqlstate() == "3B001");
        BOOST_TEST(failure.sql() == "release savepoint orm_7");
    }
    statement.finish();
    connection.rollback_to_savepoint(2);  // which was never made
    connection.rollback_to_savepoint(1);
    statement.start({});
    BOOST_TEST(statement.next());
    statement.finish();
    connection.commit();
    BOOST_TEST(db.count(items) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace round_trips
