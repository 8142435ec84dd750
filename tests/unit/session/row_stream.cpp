// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_stream.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

struct three_books : recorded<> {
    three_books() { log->rows = {book_row(1, "a"), book_row(2, "b"), book_row(3, "c")}; }
};

constexpr auto query = select().from(books);

}  // namespace

BOOST_AUTO_TEST_SUITE(session_row_stream)

BOOST_AUTO_TEST_CASE(rows_are_read_when_they_are_asked_for) {
    three_books library;
    auto        stream = library.db.stream(query);
    BOOST_TEST(library.log->running == 1);
    BOOST_TEST(library.db.stats().rows == 0);
    auto at = stream.begin();
    BOOST_TEST(library.db.stats().rows == 1);
    BOOST_TEST(at->title == "a");
    ++at;
    BOOST_TEST((*at).title == "b");
    at++;
    BOOST_TEST(at->title == "c");
    BOOST_TEST(!(at == stream.end()));
    ++at;
    BOOST_TEST((at == stream.end()));
    BOOST_TEST(library.db.stats().rows == 3);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(beyond_the_end_there_is_nothing) {
    recorded<> library;
    auto       stream = library.db.stream(query);
    auto       at     = stream.begin();
    BOOST_TEST((at == stream.end()));
    ++at;
    BOOST_TEST((at == stream.end()));
    BOOST_TEST((stream.begin() == stream.end()));
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(the_statement_ends_with_the_stream) {
    three_books library;
    for (auto const& each : library.db.stream(query))
        if (each.id == 2) break;
    BOOST_TEST(library.log->running == 0);
    {
        auto const unused = library.db.stream(query);
        BOOST_TEST(library.log->running == 1);
    }
    BOOST_TEST(library.log->running == 0);
    try {
        for (auto const& each : library.db.stream(query))
            if (each.id == 2) throw 7;
    } catch (int) {
    }
    BOOST_TEST(library.log->running == 0);
    BOOST_TEST(library.log->prepared.size() == 1);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_row_begins_as_a_new_one) {
    three_books library;
    library.log->rows[0][2] = "a subtitle";
    std::vector<bool> subtitled;
    for (auto& each : library.db.stream(query)) {
        subtitled.push_back(each.subtitle.has_value());
        each.subtitle = "of the reader";
    }
    BOOST_TEST((subtitled == std::vector<bool>{true, false, false}));
}

BOOST_AUTO_TEST_CASE(a_table_left_out_of_a_row_is_not_that_of_the_row_before) {
    recorded<> library;
    library.log->rows = {{1, 5, "ann", 9}, {2, {}, {}, {}}, {3, 6, "bob", 8}};
    std::vector<bool> lent;
    for (auto& [id, lending] : library.db.stream(
             select(books.id, loans).from(books).left_join(loans, loans.book_id == books.id)))
        lent.push_back(lending.has_value());
    BOOST_TEST((lent == std::vector<bool>{true, false, true}));
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_read_ends_it) {
    three_books library;
    library.log->rows[1][0] = "no number";
    auto stream             = library.db.stream(query);
    auto at                 = stream.begin();
    BOOST_CHECK_THROW(++at, orm::decode_error);
    BOOST_TEST(library.log->running == 0);
    ++at;
    BOOST_TEST((at == stream.end()));
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(an_event_is_told_at_the_end) {
    three_books               library;
    std::vector<std::int64_t> rows;
    library.db.observe([&](orm::statement_event const& event) { rows.push_back(event.rows); });
    for (auto const& each : library.db.stream(query)) {
        BOOST_TEST(rows.empty());
        if (each.id == 2) break;
    }
    BOOST_TEST((rows == std::vector<std::int64_t>{2}));
}

BOOST_AUTO_TEST_CASE(streams_of_one_query_are_apart) {
    three_books library;
    auto        first  = library.db.stream(query);
    auto        second = library.db.stream(query);
    auto        one    = first.begin();
    auto        two    = second.begin();
    ++one;
    BOOST_TEST(one->id == 2);
    BOOST_TEST(two->id == 1);
    BOOST_TEST(library.log->statements == 2);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_SUITE_END()
