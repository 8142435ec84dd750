// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/shape_stream.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "support/library.hpp"

using namespace library;
using namespace orm::dsl;

BOOST_AUTO_TEST_SUITE(relation_shape_stream)

BOOST_AUTO_TEST_CASE(roots_are_read_when_they_are_asked_for) {
    recorded<> library;
    library.log->rows = {book_row(1, "a"), book_row(2, "b"), book_row(3, "c")};
    {
        auto stream = library.db.stream(load<book>().batch(2));
        BOOST_TEST(library.db.stats().rows == 0);
        auto at = stream.begin();
        BOOST_TEST(library.db.stats().rows == 2);
        BOOST_TEST(at->title == "a");
        BOOST_TEST((*++at).title == "b");
        BOOST_TEST(library.db.stats().rows == 2);
        BOOST_TEST((++at)->title == "c");
        BOOST_TEST(!(at == stream.end()));
        ++at;
        BOOST_TEST((at == stream.end()));
    }
    BOOST_TEST(library.log->running == 0);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_cursor_is_asked_for_each_batch) {
    recorded<orm::postgres_dialect> library;
    for (book const& each : library.db.stream(load<book>().where(eq(books.id, 1))))
        BOOST_TEST(each.id == 1);
    auto const& started = library.log->started;
    BOOST_REQUIRE(started.size() == 3u);
    BOOST_TEST(started[0].starts_with(R"(declare "orm_cursor_0" no scroll cursor for select)"));
    BOOST_TEST(started[1] == R"(fetch 1000 from "orm_cursor_0")");
    BOOST_TEST(started[2] == R"(close "orm_cursor_0")");
}

BOOST_AUTO_TEST_SUITE_END()
