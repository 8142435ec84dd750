// SPDX-License-Identifier: BSL-1.0
#include <orm/session/prepared.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

constexpr auto title = param<"title", std::string>;
constexpr auto pages = param<"pages", std::int32_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_prepared)

BOOST_AUTO_TEST_CASE(it_is_compiled_when_it_is_made_and_not_again) {
    recorded<> library;
    auto       find = library.db.prepare(select().from(books).where(books.title == title));
    BOOST_TEST(library.log->prepared.size() == 1);
    BOOST_TEST(library.log->started.empty());
    BOOST_TEST(library.db.stats().statements == 0);
    find.all(title = "a");
    find.all(title = "b");
    BOOST_TEST(library.log->prepared.size() == 1);
    BOOST_TEST(library.db.stats().cache_hits == 2);
}

BOOST_AUTO_TEST_CASE(it_is_compiled_again_when_the_cache_has_dropped_it) {
    for (std::size_t cache_size : {0U, 1U}) {
        recorded<> library(cache_size);
        auto       find = library.db.prepare(select().from(books).where(books.title == title));
        library.db.run(delete_from(loans).all_rows());
        library.log->rows = {book_row(1, "a")};
        BOOST_TEST(find.one(title = "a").id == 1);
        BOOST_TEST(library.log->mistakes.empty());
    }
}

BOOST_AUTO_TEST_CASE(values_go_by_name) {
    recorded<> library;
    auto       set = library.db.prepare(
        update(books).set(books.pages = pages).where(books.title == title && books.pages != pages));
    BOOST_TEST(set.run(title = "a", pages = 7) == 1);
    BOOST_TEST((library.log->bound == std::vector<std::string>{"7", "a", "7"}));
    set.run(pages = 8, title = std::string("b"));
    BOOST_TEST((library.log->bound == std::vector<std::string>{"8", "b", "8"}));
}

BOOST_AUTO_TEST_CASE(values_live_until_the_statement_has_run) {
    // Long enough to be on the heap, so that a value that is gone would be noticed.
    std::string const long_text(100, 'x');
    recorded<>        library;
    auto              find = library.db.prepare(select().from(books).where(books.title == title));
    auto              set  = library.db.prepare(delete_from(books).where(books.title == title));
    library.log->rows      = {book_row(1, "a")};

    find.all(title = long_text);
    BOOST_TEST(library.log->bound.at(0) == long_text);
    find.first(title = long_text + "1");
    BOOST_TEST(library.log->bound.at(0) == long_text + "1");
    find.one(title = long_text + "2");
    BOOST_TEST(library.log->bound.at(0) == long_text + "2");
    set.run(title = long_text + "3");
    BOOST_TEST(library.log->bound.at(0) == long_text + "3");

    std::vector<std::string> seen;
    library.db.observe(
        [&](orm::statement_event const& event) {
            seen.push_back(recording::shown(event.values[0]));
        },
        orm::bound_values::shown);
    for (auto const& each : find.stream(title = long_text + "4")) BOOST_TEST(each.id == 1);
    BOOST_TEST((seen == std::vector<std::string>{long_text + "4"}));  // at the end of the stream
}

BOOST_AUTO_TEST_CASE(it_reads_as_the_verbs_do) {
    recorded<> library;
    auto       find = library.db.prepare(select().from(books).where(books.title == title));
    BOOST_TEST(find.all(title = "a").empty());
    BOOST_TEST(!find.first(title = "a").has_value());
    BOOST_CHECK_THROW(find.one(title = "a"), orm::no_rows);
    library.log->rows = {book_row(1, "a"), book_row(2, "b")};
    BOOST_TEST(find.all(title = "a").size() == 2);
    BOOST_TEST(find.first(title = "a")->id == 1);
    BOOST_CHECK_THROW(find.one(title = "a"), orm::too_many_rows);
    int rows = 0;
    for (auto const& each : find.stream(title = "a")) rows += static_cast<int>(each.id);
    BOOST_TEST(rows == 3);
    BOOST_TEST(library.log->running == 0);
}

BOOST_AUTO_TEST_CASE(one_that_does_not_compile_is_told_at_once) {
    recorded<> library;
    library.log->fail_at = 1;
    BOOST_CHECK_THROW(library.db.prepare(select().from(books).where(books.title == title)),
                      orm::statement_error);
    BOOST_TEST(library.db.stats().prepared == 0);
    BOOST_TEST(library.log->statements == 0);
}

BOOST_AUTO_TEST_SUITE_END()
