// SPDX-License-Identifier: BSL-1.0
#include <orm/session/binder.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace library {

/// Who has written it is set with each insert, into a copy of the row.
struct signed_ {
    std::string by;

    void before_insert(orm::context const&) { by = "somebody whose name is not a short one"; }
};
struct letter : signed_ {
    std::int64_t             id{};
    std::vector<std::string> lines;
};
ORM_TABLE(letters, letter, "letters", (id, primary_key), (by), (lines))

}  // namespace library

namespace {

/// The values of a query, in the order of its text.
template <class Query>
std::vector<std::string> values_of(Query const& query) {
    orm::scratch temporaries;
    orm::value   values[64];
    orm::binder  out{values, temporaries, true};
    orm::bind(out, &query, static_cast<orm::no_arguments const*>(nullptr));
    std::vector<std::string> texts;
    for (orm::value const* at = values; at != out.next; ++at)
        texts.push_back(recording::shown(*at));
    return texts;
}

using texts = std::vector<std::string>;

template <class Query>
constexpr std::size_t count_of(Query const&) {
    return orm::parameter_count<Query>;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_binder)

BOOST_AUTO_TEST_CASE(values_come_in_the_order_of_the_text) {
    auto const query = select(books.id + 1, concat("<", books.title))
                           .from(books)
                           .inner_join(loans, loans.book_id == books.id && loans.days > 2)
                           .where(books.pages > 3 && between(books.pages, 4, 5))
                           .group_by(books.id)
                           .having(count() > 6)
                           .order_by(books.pages * 7)
                           .limit(8)
                           .offset(9);
    BOOST_TEST((values_of(query) == texts{"1", "<", "2", "3", "4", "5", "6", "7", "8", "9"}));
    BOOST_TEST(count_of(query) == 10);
}

BOOST_AUTO_TEST_CASE(those_of_a_copy_of_the_row_are_kept) {
    letter       row{{}, 7, {"dear library, whose books are so many", "yours"}};
    orm::scratch temporaries;
    orm::value   values[3];
    orm::binder  out{values, temporaries, true};
    auto const   query = insert_into(letters).values(row);
    orm::bind(out, &query, static_cast<orm::no_arguments const*>(nullptr));
    BOOST_TEST(values[1].text() == "somebody whose name is not a short one");
    BOOST_REQUIRE((values[2].kind == orm::storage::list && values[2].elements.size == 2));
    BOOST_TEST(values[2].elements.data[0].text() == row.lines[0]);
    BOOST_TEST(values[2].elements.data[1].text() == row.lines[1]);
}

BOOST_AUTO_TEST_CASE(of_every_kind_of_expression) {
    auto const of = [](auto expression) {
        auto const values = values_of(select(expression).from(books));
        BOOST_TEST(count_of(select(expression).from(books)) == values.size());
        return values;
    };
    BOOST_TEST((of(case_when(books.pages > 1, 2).when(books.pages > 3, 4).else_(5)) ==
                texts{"1", "2", "3", "4", "5"}));
    BOOST_TEST((of(raw<int>("{} {} {}", 1, books.id + 2, "3")) == texts{"1", "2", "3"}));
    BOOST_TEST((of(fn<"f", int>(1, books.id, 2.5)) == texts{"1", "2.500000"}));
    BOOST_TEST((of(coalesce(books.subtitle, "x")) == texts{"x"}));
    BOOST_TEST((of(like(books.title, "a%")) == texts{"a%"}));
    BOOST_TEST((of(like(books.title, escape_like("%"))) == texts{"\\%"}));
    BOOST_TEST((of(sum(books.pages + 1).filter(books.id > 2)) == texts{"1", "2"}));
    BOOST_TEST((of(books.genre == genre::essay) == texts{"essay"}));
    BOOST_TEST((of(in(books.id, {1, 2})) == texts{"[1,2]"}));
    BOOST_TEST((of(in(books.genre, {genre::essay})) == texts{"[\"essay\"]"}));
    BOOST_TEST(
        (of(in(books.id, select(loans.book_id).from(loans).where(loans.days > 3))) == texts{"3"}));
    BOOST_TEST((of(as<"n">(books.id + 4)) == texts{"4"}));
    BOOST_TEST((of(cast<double>(books.id + 4)) == texts{"4"}));
    BOOST_TEST((of(-(books.id + 4)) == texts{"4"}));
    BOOST_TEST((of(lit<3> + books.id) == texts{}));
    BOOST_TEST((of(is_null(books.subtitle)) == texts{}));
    BOOST_TEST(
        (of(is_not_distinct_from(books.subtitle, std::optional<std::string>())) == texts{"null"}));
}

BOOST_AUTO_TEST_CASE(absent_parts_are_not_bound) {
    auto const query = [](bool first, bool second) {
        return values_of(select().from(books).where(
            and_(when(first, books.id == 1), books.id == 2, when(second, books.id == 3))));
    };
    BOOST_TEST((query(true, true) == texts{"1", "2", "3"}));
    BOOST_TEST((query(false, true) == texts{"2", "3"}));
    BOOST_TEST((query(true, false) == texts{"1", "2"}));
    BOOST_TEST((query(false, false) == texts{"2"}));
}

BOOST_AUTO_TEST_CASE(writes) {
    BOOST_TEST((values_of(insert_into(books).values(books.title = "a", books.pages = 2,
                                                    books.genre = genre::novel)) ==
                texts{"a", "2", "novel"}));
    BOOST_TEST((values_of(insert_into(books).values(book{7, "a", "b", genre::essay, 2})) ==
                texts{"a", "b", "essay", "2"}));
    BOOST_TEST(
        (values_of(insert_into(books)
                       .values(books.title = "a", books.pages = 2, books.genre = genre::novel)
                       .on_conflict(books.title)
                       .do_update_where(books.pages > 3, books.pages = 4)) ==
         texts{"a", "2", "novel", "4", "3"}));
    BOOST_TEST((values_of(update(books)
                              .set(books.pages = books.pages + 1, books.subtitle = nullptr)
                              .where(books.id == 2)
                              .returning(books.id + 3)) == texts{"1", "null", "2", "3"}));
    BOOST_TEST((values_of(delete_from(books).where(books.id == 2)) == texts{"2"}));
}

BOOST_AUTO_TEST_CASE(texts_of_the_query_are_looked_at_and_not_copied) {
    std::string const title = "a title that is too long for the small buffer of a string";
    auto const        query = select().from(books).where(books.title == std::string_view(title));
    orm::scratch      temporaries;
    orm::value        values[1];
    orm::binder       out{values, temporaries, true};
    orm::bind(out, &query, static_cast<orm::no_arguments const*>(nullptr));
    BOOST_TEST(static_cast<void const*>(values[0].bytes.data) == title.data());
}

BOOST_AUTO_TEST_SUITE_END()
