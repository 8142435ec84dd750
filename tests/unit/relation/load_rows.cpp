// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/load_rows.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "support/library.hpp"

using namespace library;
using namespace orm::dsl;

namespace {

struct title_of_book {
    using part_of = book;
    std::string                title;
    std::optional<std::string> subtitle;
};

struct borrowed {
    std::int64_t id{};
    std::int64_t book_id{};
};
ORM_TABLE(borrowings, borrowed, "borrowings", (id, primary_key), (book_id, references(books.id)))

struct page {
    book                  row;
    std::vector<borrowed> times;
};

}  // namespace

static_assert(orm::relations_in<page>::size == 1);
static_assert(borrowings.id.offset() == 0);

BOOST_AUTO_TEST_SUITE(relation_load_rows)

BOOST_AUTO_TEST_CASE(a_row_alone_is_one_statement) {
    recorded<> library;
    library.log->rows = {book_row(1, "a"), book_row(2, "b")};
    auto const found  = library.db.all(load<book>());
    BOOST_REQUIRE(found.size() == 2u);
    BOOST_TEST(found[1].title == "b");
    BOOST_TEST(library.log->started.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_part_of_a_row) {
    recorded<> library;
    library.log->rows = {{"a", {}}, {"b", "c"}};
    auto const found  = library.db.all(load<title_of_book>());
    BOOST_REQUIRE(found.size() == 2u);
    BOOST_TEST(found[0].title == "a");
    BOOST_TEST(!found[0].subtitle.has_value());
    BOOST_TEST(found[1].subtitle.value() == "c");
    BOOST_TEST(library.log->started.back() == R"(select "title", "subtitle" from "books")");
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_about_no_rows) {
    recorded<orm::postgres_dialect> library;
    BOOST_TEST(library.db.all(load<page>().where(eq(books.id, 1))).empty());
    BOOST_TEST(library.log->started.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
