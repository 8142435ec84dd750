// SPDX-License-Identifier: BSL-1.0
#include <orm/session/batch.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace library {

/// Nothing that an insert would name.
struct ticket {
    std::int64_t id{};
};
ORM_TABLE(tickets, ticket, "tickets", (id, primary_key, autoincrement))

/// A number that counts how often it is copied.
struct copied {
    static inline int times = 0;

    std::int64_t number = 0;

    copied() = default;
    explicit copied(std::int64_t given) : number(given) {}
    copied(copied const& other) : number(other.number) { ++times; }
    copied& operator=(copied const& other) {
        number = other.number;
        ++times;
        return *this;
    }
};

}  // namespace library

template <>
struct orm::codec<library::copied> {
    using stored = std::int64_t;

    static std::int64_t    encode(library::copied const& given) { return given.number; }
    static library::copied decode(std::int64_t number) { return library::copied(number); }
};

namespace library {

struct shelf {
    std::int64_t id{};
    copied       place;
};
ORM_TABLE(shelves, shelf, "shelves", (id, primary_key), (place))

}  // namespace library

using enum orm::parameter_style;
static_assert(orm::rows_of_batch(question_mark, 0) == 1);
static_assert(orm::rows_of_batch(question_mark, 1) == 250);
static_assert(orm::rows_of_batch(question_mark, 6) == 250);
static_assert(orm::rows_of_batch(question_mark, 7) == 214);
static_assert(orm::rows_of_batch(question_mark, 1'500) == 1);
static_assert(orm::rows_of_batch(question_mark, 1'501) == 1);
static_assert(orm::rows_of_batch(dollar_number, 6) == 100);
static_assert(orm::rows_of_batch(dollar_number, 7) == 85);
static_assert(orm::rows_of_batch(dollar_number, 601) == 1);

static_assert(orm::is_batch<decltype(insert_into(books).values(std::vector<book>()))>);
static_assert(!orm::is_batch<decltype(insert_into(books).values(book()))>);
static_assert(!orm::is_batch<decltype(select().from(books))>);

BOOST_AUTO_TEST_SUITE(session_batch)

BOOST_AUTO_TEST_CASE(rows_are_cut_into_statements_of_fewer_and_fewer) {
    recorded<>              library;
    std::vector<loan> const many(363, loan{1, "x", 2});
    BOOST_TEST(library.db.insert(many) == 7);  // the recorder affects one row each
    std::vector<std::int64_t> rows;
    for (std::string const& sql : library.log->started)
        rows.push_back(std::count(sql.begin(), sql.end(), '?') / 3);
    BOOST_TEST((rows == std::vector<std::int64_t>{250, 50, 50, 10, 1, 1, 1}));
    BOOST_TEST(library.log->prepared.size() == 4);
    BOOST_TEST(library.log->started[6] ==
               R"(insert into "loans" ("book_id", "reader", "days") values (?, ?, ?))");
    BOOST_TEST((library.log->bound == std::vector<std::string>{"1", "x", "2"}));
}

BOOST_AUTO_TEST_CASE(a_vector_is_moved_into_a_query) {
    std::vector<loan> many(3, loan{1, "x", 2});
    loan const* const rows   = many.data();
    auto const        insert = insert_into(loans).values(std::move(many));
    BOOST_TEST(insert.source.rows.data() == rows);

    std::vector<shelf> all(3);
    shelf const* const places = all.data();
    auto const         change = update(shelves).rows(std::move(all));
    BOOST_TEST(change.values.rows.data() == places);
}

BOOST_AUTO_TEST_CASE(what_writes_at_once_copies_no_row) {
    recorded<>         library;
    std::vector<shelf> many(503);
    std::span<shelf>   all(many);
    copied::times = 0;
    library.db.insert(many);
    library.db.insert(all);
    library.db.update(many);
    library.db.update(all);
    library.db.run(insert_into(shelves).values(std::span<shelf const>(many)));
    library.db.run(update(shelves).rows(std::span<shelf const>(many)));
    BOOST_TEST(copied::times == 0);
    BOOST_TEST(library.log->started.size() == 6 * 5);
    library.db.run(insert_into(shelves).values(many));
    BOOST_TEST(copied::times == 503);
}

BOOST_AUTO_TEST_CASE(they_are_inserted_together) {
    recorded<> library;
    library.db.insert(std::vector<loan>(251));
    BOOST_TEST((library.log->transactions == std::vector<std::string>{"begin", "commit"}));
    library.log->transactions.clear();
    library.db.transaction([](auto& tx) { tx.insert(std::vector<loan>(251)); });
    BOOST_TEST((library.log->transactions ==
                std::vector<std::string>{"begin", "savepoint 1", "release 1", "commit"}));
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(no_rows_are_no_statement) {
    recorded<> library;
    BOOST_TEST(library.db.insert(std::vector<loan>()) == 0);
    BOOST_TEST(library.log->started.empty());
    BOOST_TEST(library.log->depth == 0);
}

BOOST_AUTO_TEST_CASE(rows_of_nothing_are_inserted_one_by_one) {
    recorded<> library;
    BOOST_TEST(library.db.insert(std::vector<ticket>(3)) == 3);
    BOOST_TEST(library.log->started.size() == 3);
    BOOST_TEST(library.log->started[0] == R"(insert into "tickets" default values)");
}

BOOST_AUTO_TEST_CASE(a_conflict_and_returning_are_in_every_statement) {
    recorded<>              library;
    std::vector<loan> const many(251, loan{1, "x", 2});
    library.log->rows = {{1, "x"}};
    auto const rows   = library.db.all(insert_into(loans)
                                           .values(many)
                                           .on_conflict(loans.book_id, loans.reader)
                                           .do_nothing()
                                           .returning(loans.book_id, loans.reader));
    BOOST_TEST(rows.size() == 2);
    for (auto const& sql : library.log->started)
        BOOST_TEST(sql.ends_with(R"( on conflict ("book_id", "reader") do nothing)"
                                 R"( returning "book_id", "reader")"));
}

BOOST_AUTO_TEST_SUITE_END()
