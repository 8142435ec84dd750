// SPDX-License-Identifier: BSL-1.0
#include <orm/session/entity.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

#include <orm/dialect/postgres.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace library {

/// A key that is smaller than the engine's.
struct small {
    std::int16_t id{};
    std::string  text;
};
ORM_TABLE(smalls, small, "smalls", (id, primary_key, autoincrement), (text))

}  // namespace library

template <class Verb>
std::string sql_of(Verb verb) {
    recorded<> library;
    library.log->rows = {book_row(1, "a")};
    verb(library.db);
    return library.log->started.back();
}

BOOST_AUTO_TEST_SUITE(session_entity)

BOOST_AUTO_TEST_CASE(find_takes_all_of_a_key) {
    BOOST_TEST(sql_of([](auto& db) { db.find(books, 7); }) ==
               R"(select "id", "title", "subtitle", "genre", "pages" from "books" where "id" = ?)");
    recorded<> library;
    library.db.find(loans, 7, "ann");
    BOOST_TEST(library.log->started.back() == R"(select "book_id", "reader", "days" from "loans")"
                                              R"( where "book_id" = ? and "reader" = ?)");
    BOOST_TEST((library.log->bound == std::vector<std::string>{"7", "ann"}));
}

BOOST_AUTO_TEST_CASE(update_sets_all_but_the_key) {
    recorded<> library;
    BOOST_TEST(library.db.update(book{7, "a", "b", genre::essay, 9}));
    BOOST_TEST(library.log->started.back() ==
               R"(update "books" set "title" = ?, "subtitle" = ?, "genre" = ?, "pages" = ?)"
               R"( where "id" = ?)");
    BOOST_TEST((library.log->bound == std::vector<std::string>{"a", "b", "essay", "9", "7"}));
    library.log->affected = 0;
    BOOST_TEST(!library.db.update(book{}));
    library.db.update(loan{7, "ann", 3});
    BOOST_TEST(library.log->started.back() ==
               R"(update "loans" set "days" = ? where "book_id" = ? and "reader" = ?)");
    BOOST_TEST((library.log->bound == std::vector<std::string>{"3", "7", "ann"}));
}

BOOST_AUTO_TEST_CASE(save_replaces_by_the_key) {
    recorded<> library;
    book       held{7, "a", {}, genre::novel, 9};
    library.db.save(held);
    BOOST_TEST(library.log->started.back() ==
               R"(insert into "books" ("id", "title", "subtitle", "genre", "pages"))"
               R"( values (?, ?, ?, ?, ?) on conflict ("id") do update set)"
               R"( "title" = excluded."title", "subtitle" = excluded."subtitle",)"
               R"( "genre" = excluded."genre", "pages" = excluded."pages")");
    library.log->last_id = 12;
    held.id              = 0;
    library.db.save(held);
    BOOST_TEST(
        library.log->started.back() ==
        R"(insert into "books" ("title", "subtitle", "genre", "pages") values (?, ?, ?, ?))");
    BOOST_TEST(held.id == 12);
}

BOOST_AUTO_TEST_CASE(remove_and_reload_go_by_the_key) {
    BOOST_TEST(sql_of([](auto& db) { db.remove(book{7}); }) ==
               R"(delete from "books" where "id" = ?)");
    BOOST_TEST(sql_of([](auto& db) {
                   book held{7};
                   db.reload(held);
                   BOOST_TEST((held == book{1, "a", {}, genre::novel, 100}));
               }) ==
               R"(select "id", "title", "subtitle", "genre", "pages" from "books" where "id" = ?)");
}

BOOST_AUTO_TEST_CASE(a_key_comes_from_the_engine_where_it_counts_rows) {
    recorded<> library;
    library.log->last_id = 41;
    BOOST_TEST(library.db.insert(book{.title = "a"}).id == 41);
    BOOST_TEST(library.log->started.back().find("returning") == std::string::npos);
    BOOST_TEST((library.db.insert(loan{7, "ann", 3}) == loan{7, "ann", 3}));
}

BOOST_AUTO_TEST_CASE(a_key_comes_with_the_row_elsewhere) {
    recorded<orm::postgres_dialect> library;
    library.log->rows = {book_row(5, "stored")};
    BOOST_TEST((library.db.insert(book{.title = "a"}) == book{5, "stored", {}, genre::novel, 500}));
    BOOST_TEST(library.log->started.back() ==
               R"(insert into "books" ("title", "subtitle", "genre", "pages"))"
               R"( values ($1, $2, $3, $4))"
               R"( returning "id", "title", "subtitle", "genre", "pages")");
}

BOOST_AUTO_TEST_CASE(a_key_that_its_member_cannot_hold_is_an_error) {
    recorded<> library;
    library.log->last_id = std::numeric_limits<std::int16_t>::max();
    BOOST_TEST(library.db.insert(small{.text = "a"}).id == 32'767);
    ++library.log->last_id;
    BOOST_CHECK_EXCEPTION(library.db.insert(small{.text = "a"}), orm::decode_error,
                          [](orm::decode_error const& thrown) {
                              return thrown.table() == "smalls" && thrown.column() == "id";
                          });
}

BOOST_AUTO_TEST_SUITE_END()
