// SPDX-License-Identifier: BSL-1.0
#include <orm/session/shared_verbs.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;
using orm::access_mode;

namespace {

constexpr auto all_books = select().from(books);
using locking            = decltype(all_books.for_update());
using deleting           = decltype(delete_from(books).all_rows().returning());

static_assert(orm::access_of<decltype(all_books)> == access_mode::read_only);
static_assert(orm::access_of<locking> == access_mode::read_write);
static_assert(orm::access_of<deleting> == access_mode::read_write);
static_assert(orm::access_of<decltype(books)> == access_mode::read_only);

// Of a raw statement its words tell.
static_assert(orm::access_for(raw_query<std::int64_t>("select 1")) == access_mode::read_only);
static_assert(orm::access_for(raw_query<std::int64_t>("select nextval('a')")) ==
              access_mode::read_write);
static_assert(orm::access_for(raw_query("vacuum")) == access_mode::read_write);
static_assert(orm::access_for(all_books) == access_mode::read_only);

/// Notes what is asked for.
struct noting final : orm::shared_verbs<recorded_pool::connection> {
    orm::pool_loan lend(access_mode wanted, std::source_location const& where) override {
        asked.push_back(wanted);
        lent_at = where;
        if (lost > 0) {
            --lost;
            throw orm::connection_lost("made up");
        }
        return library.pool.lend(wanted, where);
    }

    recorded_pool            library;
    std::vector<access_mode> asked;
    int                      lost = 0;
    std::source_location     lent_at;
};

using accesses = std::vector<access_mode>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_shared_verbs)

BOOST_AUTO_TEST_CASE(what_reads_asks_for_a_connection_that_reads) {
    noting db;
    db.all(all_books);
    db.first(all_books);
    BOOST_CHECK_THROW(db.one(all_books), orm::no_rows);
    db.find(books, 1);
    book wanted{.id = 1};
    BOOST_CHECK_THROW(db.reload(wanted), orm::no_rows);
    BOOST_CHECK_THROW(db.count(books), orm::no_rows);
    BOOST_CHECK_THROW(db.count(all_books), orm::no_rows);
    BOOST_CHECK_THROW(db.exists(all_books), orm::no_rows);
    db.explain(all_books);
    db.transaction([](auto&) {}, {.read_only = true});
    BOOST_TEST((db.asked == accesses(10, access_mode::read_only)));
    BOOST_TEST(db.library.pool.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(the_place_of_the_caller_is_known) {
    noting db;
    db.all(all_books);
    BOOST_TEST(std::string_view(db.lent_at.file_name()).ends_with("shared_verbs.cpp"));
    BOOST_TEST(db.lent_at.line() == __LINE__ - 2U);
    db.transaction([](auto&) {});
    BOOST_TEST(db.lent_at.line() == __LINE__ - 1U);
    static_cast<void>(db.acquire());
    BOOST_TEST(db.lent_at.line() == __LINE__ - 1U);
}

BOOST_AUTO_TEST_CASE(what_writes_asks_for_one_that_writes) {
    noting db;
    book   written{.id = 1, .title = "Emma"};
    db.run(delete_from(books).all_rows());
    db.all(delete_from(books).all_rows().returning());
    db.insert(loan{1, "ann", 3});
    db.insert(std::vector{loan{2, "ann", 3}, loan{3, "bob", 3}});
    db.update(written);
    db.update(book{.id = 2});
    db.save(written);
    db.remove(written);
    db.create(orm::schema(books, loans));
    db.create(orm::schema(books, loans), orm::if_exists::skip);
    db.transaction([](auto& tx) { tx.run(delete_from(books).all_rows()); });
    static_cast<void>(db.acquire());
    BOOST_TEST((db.asked == accesses(12, access_mode::read_write)));
    BOOST_TEST(db.library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_transaction_is_run_again_when_its_connection_is_lost) {
    noting db;
    db.lost = 2;
    int const calls =
        db.transaction([calls = 0](auto&) mutable { return ++calls; }, {.retries = 2});
    BOOST_TEST(calls == 1);
    BOOST_TEST(db.asked.size() == 3U);
    int runs = 0;
    BOOST_CHECK_THROW(db.transaction(
                          [&](auto&) {
                              ++runs;
                              throw orm::connection_lost("made up");
                          },
                          {.retries = 3}),
                      orm::connection_lost);
    BOOST_TEST(runs == 4);
    runs = 0;
    BOOST_CHECK_THROW(db.transaction(
                          [&](auto&) {
                              ++runs;
                              throw orm::in_doubt("made up");
                          },
                          {.retries = 3}),
                      orm::in_doubt);
    BOOST_TEST(runs == 1);
}

BOOST_AUTO_TEST_SUITE_END()
