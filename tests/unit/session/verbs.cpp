// SPDX-License-Identifier: BSL-1.0
#include <orm/session/verbs.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

constexpr auto title = param<"title", std::string>;

/// A bit of everything that a database can be asked for.
template <class Database>
void use(Database& db) {
    db.create(orm::schema(books));
    book held = db.insert(book{.title = "a"});
    held.id   = 1;
    db.save(held);
    db.update(held);
    db.reload(held);
    db.find(books, 1);
    db.count(books);
    db.exists(select().from(books).where(when(held.id == 1, books.id == 1)));
    db.all(select().from(books).where(raw<bool>("{} > 1", books.id)));
    db.insert(std::vector<book>(102));
    db.transaction([](auto& tx) {
        tx.run(update(books).set(books.pages = 1).where(books.id == 1));
        tx.transaction([](auto& inner) {
            for (auto const& each : inner.stream(select().from(books)))
                inner.all(select().from(books).where(books.id == each.id));
        });
    });
    auto find = db.prepare(select().from(books).where(books.title == title));
    find.all(title = "a");
    find.first(title = "b");
    db.one(insert_into(books)
               .values(books.title = "x", books.pages = 1, books.genre = genre::novel)
               .on_conflict(books.title)
               .do_update(books.pages = 2)
               .returning());
    db.first(delete_from(books).where(books.id == 1).returning(books.id));
    db.remove(held);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_verbs)

BOOST_AUTO_TEST_CASE(whatever_call_of_the_backend_fails_nothing_is_left_of_it) {
    // With a cache of one, statements come and go all the time.
    for (std::size_t cache_size : {0U, 1U, 256U}) {
        bool failing = true;
        int  number  = 0;
        while (failing) {
            auto const log = [&] {
                recorded<> library(cache_size);
                int        events = 0, errors = 0;
                library.db.observe([&](orm::statement_event const& event) {
                    ++events;
                    errors += !event.error.empty();
                });
                library.log->rows    = {book_row(1, "a")};
                library.log->fail_at = ++number;
                try {
                    use(library.db);
                    failing = false;
                } catch (orm::statement_error const& thrown) {
                    BOOST_TEST(std::string_view(thrown.what()) == "orm: made up");
                }
                BOOST_TEST(errors <= 1);
                BOOST_TEST(library.log->running == 0, "running after call " << number);
                BOOST_TEST(library.log->depth == 0, "in a transaction after call " << number);
                BOOST_TEST(library.log->statements <= static_cast<int>(cache_size));

                library.log->fail_at = 0;
                BOOST_CHECK_NO_THROW(use(library.db));
                BOOST_TEST(library.log->running == 0);
                BOOST_TEST(library.log->depth == 0);
                return library.log;
            }();
            BOOST_TEST(log->statements == 0, "a statement leaked after call " << number);
            BOOST_TEST(log->mistakes.empty(), "calls in a wrong order after call " << number);
        }
        BOOST_TEST(number > 90);  // calls of a whole run
    }
}

BOOST_AUTO_TEST_CASE(count_and_exists_wrap_the_query) {
    recorded<> library;
    library.log->rows = {{7}};
    BOOST_TEST(library.db.count(books) == 7);
    BOOST_TEST(library.log->started.back() == R"(select count(*) from "books")");
    BOOST_TEST(library.db.count(select(books.id).from(books).limit(2)) == 7);
    BOOST_TEST(library.log->started.back() ==
               R"(select count(*) from (select "id" from "books" limit ?) as "counted")");
    BOOST_TEST(library.db.exists(select(books.id).from(books)));
    BOOST_TEST(library.log->started.back() == R"(select exists (select "id" from "books"))");
    library.log->rows = {{0}};
    BOOST_TEST(!library.db.exists(select(books.id).from(books)));
}

BOOST_AUTO_TEST_CASE(explain_asks_the_engine) {
    recorded<> library;
    library.log->rows = {{1, 0, 0, "SCAN books"}};
    BOOST_TEST((library.db.explain(select(books.id).from(books).where(books.id == 7)) ==
                std::vector<std::string>{"SCAN books"}));
    BOOST_TEST(library.log->started.back() ==
               R"(explain query plan select "id" from "books" where "id" = ?)");
    BOOST_TEST((library.log->bound == std::vector<std::string>{"7"}));
}

BOOST_AUTO_TEST_CASE(run_answers_how_many_rows_there_were) {
    recorded<> library;
    library.log->affected = 12;
    BOOST_TEST(library.db.run(delete_from(books).all_rows()) == 12);
    BOOST_TEST(library.db.remove(book{1}));
    library.log->affected = 0;
    BOOST_TEST(!library.db.remove(book{1}));
}

BOOST_AUTO_TEST_CASE(rows_of_every_kind_find_their_places) {
    recorded<> library;
    library.log->rows = {{1, "a", {}, "essay", 3, 5, "ann", 9}};
    auto const row =
        library.db.one(select().from(books).left_join(loans, loans.book_id == books.id));
    BOOST_TEST((row[books] == book{1, "a", {}, genre::essay, 3}));
    BOOST_TEST((row[loans] == loan{5, "ann", 9}));
    library.log->rows = {{"a", 3, "ann"}};
    struct summary {
        std::string                title;
        std::int64_t               pages;
        std::optional<std::string> reader;
    };
    auto const filled = library.db.one(select(books.title, books.pages + 1, loans.reader)
                                           .from(books)
                                           .inner_join(loans, loans.book_id == books.id)
                                           .into<summary>());
    BOOST_TEST(filled.title == "a");
    BOOST_TEST(filled.pages == 3);
    BOOST_TEST(filled.reader.value() == "ann");
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_read_leaves_no_statement_running) {
    recorded<> library;
    library.log->rows = {book_row(1, "a"), {"text", "b", {}, "novel", 1}};
    BOOST_CHECK_THROW(library.db.all(select().from(books)), orm::decode_error);
    library.log->rows = {{1, "a", {}, "a drama", 1}};
    BOOST_CHECK_THROW(library.db.first(select().from(books)), std::exception);
    BOOST_CHECK_THROW(library.db.one(select().from(books)), std::exception);
    BOOST_TEST(library.log->running == 0);
    BOOST_TEST(library.log->mistakes.empty());
    library.log->rows = {book_row(1, "a")};
    BOOST_TEST(library.db.all(select().from(books)).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
