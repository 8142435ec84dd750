// SPDX-License-Identifier: BSL-1.0
// How often the library asks for memory, and what happens when there is none.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <new>

#include <orm/sqlite.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

std::size_t allocations = 0;
std::size_t fail_at     = 0;  // the number of the allocation that fails; 0: none

void* allocate(std::size_t size) {
    if (++allocations == fail_at) throw std::bad_alloc();
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

/// How many allocations a function makes. SQLite's own are not among them.
template <class Function>
std::size_t allocations_of(Function&& function) {
    std::size_t const before = allocations;
    function();
    return allocations - before;
}

/// A database whose statements are prepared, with two rows: one of texts that fit into a string
/// itself, one of texts that do not.
orm::sqlite::database open_library() {
    auto db = orm::sqlite::open(":memory:");
    db.create(orm::schema(books, loans));
    db.insert(book{.title = "short", .genre = genre::essay, .pages = 1});
    db.insert(book{.title    = "a title that is too long for a string itself",
                   .subtitle = "and a subtitle, for which the same is true"});
    return db;
}

}  // namespace

// In this whole program.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void  operator delete(void* memory) noexcept { std::free(memory); }
void  operator delete[](void* memory) noexcept { std::free(memory); }
void  operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void  operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

BOOST_AUTO_TEST_SUITE(session_allocations)

BOOST_AUTO_TEST_CASE(this_program_counts) {
    BOOST_TEST(allocations_of([] { delete new int(7); }) == 1);
    BOOST_TEST(allocations_of([] { std::string(100, 'x'); }) == 1);
}

BOOST_AUTO_TEST_CASE(a_lookup_by_key_allocates_the_strings_of_its_row_and_nothing_else) {
    auto                db = open_library();
    std::optional<book> found;
    db.find(books, 1);
    BOOST_TEST(allocations_of([&] { found = db.find(books, 1); }) == 0);
    BOOST_TEST(found->title == "short");
    BOOST_TEST(allocations_of([&] { found = db.find(books, 2); }) == 2);
    BOOST_TEST(found->subtitle.has_value());
    BOOST_TEST(allocations_of([&] { found = db.find(books, 3); }) == 0);
    BOOST_TEST(!found.has_value());
}

BOOST_AUTO_TEST_CASE(nor_do_other_ways_to_one_row) {
    auto       db       = open_library();
    auto const by_title = select().from(books).where(books.title == "short");
    auto       prepared = db.prepare(
        select(books.pages).from(books).where(books.title == param<"title", std::string>));
    book         held;
    std::int64_t number = 0;
    auto const   all    = [&] {
        held   = db.one(by_title);
        held   = *db.first(by_title);
        number = db.count(books);
        number = db.count(by_title);
        number += db.exists(by_title);
        number += prepared.one(param<"title", std::string> = "short");
        db.reload(held);
    };
    all();
    BOOST_TEST(allocations_of(all) == 0);
    BOOST_TEST(held.id == 1);
    BOOST_TEST(number == 3);
}

BOOST_AUTO_TEST_CASE(nor_do_optional_parts) {
    auto         db     = open_library();
    std::int64_t number = 0;
    auto const   query  = [&](bool there) {
        number = db.one(select(books.id).from(books).where(
            and_(books.pages == 1, when(there, books.genre == genre::essay))));
    };
    query(true);
    query(false);
    BOOST_TEST(allocations_of([&] { query(true); }) == 0);
    BOOST_TEST(allocations_of([&] { query(false); }) == 0);
    BOOST_TEST(number == 1);
}

BOOST_AUTO_TEST_CASE(nor_do_writes) {
    auto       db  = open_library();
    auto const all = [&](std::int64_t number) {
        db.insert(loan{number, "ann", 3});
        loan held{number, "ann", 4};
        db.update(held);
        db.save(held);
        db.run(update(loans).set(loans.days = loans.days + 1).where(loans.book_id == number));
        db.run(delete_from(loans).where(loans.reader == "nobody"));
        db.remove(held);
    };
    all(1);
    BOOST_TEST(allocations_of([&] { all(2); }) == 0);
    auto const together = [&] {
        db.transaction([&](auto& tx) { tx.transaction([&](auto&) { all(3); }); });
    };
    together();
    BOOST_TEST(allocations_of(together) == 0);
}

BOOST_AUTO_TEST_CASE(nor_do_streams) {
    auto        db   = open_library();
    std::size_t rows = 0;
    auto const  read = [&] {
        for (auto const& each : db.stream(select(books.id, books.pages).from(books))) {
            static_cast<void>(each);
            ++rows;
        }
    };
    read();
    BOOST_TEST(allocations_of(read) == 0);
    BOOST_TEST(rows == 4);
}

BOOST_AUTO_TEST_CASE(when_there_is_no_memory_nothing_leaks) {
    bool        failing = true;
    std::size_t number  = 0;
    while (failing) {
        recorded<>          library(2);
        std::optional<book> found;
        std::exception_ptr  thrown;
        library.log->rows = {book_row(1, "a title that is too long for a string itself")};
        allocations       = 0;
        fail_at           = ++number;
        try {
            library.db.observe([](orm::statement_event const&) {});
            found = library.db.find(books, 1);
            library.db.all(select().from(books).where(when(true, books.id == 1)));
            library.db.all(select().from(books).where(raw<bool>("{} = 1", books.id)));
            library.db.run(delete_from(books).where(in(books.id, {1, 2, 3})));
            library.db.transaction([](auto& tx) { tx.run(delete_from(books).all_rows()); });
            failing = false;
        } catch (std::bad_alloc const&) {
        }
        fail_at = 0;
        BOOST_TEST(library.log->running == 0);
        BOOST_TEST(library.log->depth == 0);
        BOOST_TEST(library.log->statements <= 2, "after allocation " << number);
        BOOST_TEST(library.log->mistakes.empty());
        BOOST_TEST(library.db.find(books, 1)->id == 1);
    }
    BOOST_TEST(number > 10);
}

BOOST_AUTO_TEST_SUITE_END()
