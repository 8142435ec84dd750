// SPDX-License-Identifier: BSL-1.0
#include <orm/session/plan.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

using dialect = orm::sqlite_dialect;

template <class Query>
auto bound(Query const& query) {
    return orm::bound_statement({&orm::plan_of<dialect, Query>, &query});
}

/// The notes by which two statements of one type are told apart.
template <class Query>
std::vector<std::uintptr_t> shape_of(Query const& query) {
    auto const made  = bound(query);
    auto const shape = made.source().shape;
    return {shape.begin(), shape.end()};
}

using notes = std::vector<std::uintptr_t>;

auto optional_filter(bool first, bool second, bool inner = true) {
    return select().from(books).where(and_(
        when(first, books.id == 1), when(second, or_(books.id == 2, when(inner, books.id == 3)))));
}

auto raw_filter(bool first) {
    return first ? select().from(books).where(raw<bool>("1 = {}", 1))
                 : select().from(books).where(raw<bool>("2 = {}", 1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_plan)

BOOST_AUTO_TEST_CASE(a_query_of_known_shape_has_its_text_at_hand) {
    auto const query = select().from(books).where(books.id == 7);
    auto const made  = bound(query);
    BOOST_TEST(made.source().sql == orm::sql<dialect>(query));
    BOOST_TEST(made.source().build == nullptr);
    BOOST_TEST(made.source().shape.empty());
    BOOST_REQUIRE(made.values().size() == 1);
    BOOST_TEST(made.values()[0].integer == 7);
}

BOOST_AUTO_TEST_CASE(queries_of_one_type_share_a_number_and_others_do_not) {
    auto const first  = select().from(books).where(books.id == 1);
    auto const second = select().from(books).where(books.id == 2);
    auto const other  = select().from(books).where(books.id != 1);
    auto const a = bound(first), b = bound(second);
    auto const c = bound(other);
    BOOST_TEST(a.source().index == b.source().index);
    BOOST_TEST(a.source().index->get() != c.source().index->get());
    BOOST_TEST(a.source().identity() == b.source().identity());
    BOOST_TEST(a.source().identity() != c.source().identity());
}

BOOST_AUTO_TEST_CASE(a_shape_tells_which_parts_there_are) {
    BOOST_TEST((shape_of(optional_filter(true, true, true)) == notes{1, 1, 1}));
    BOOST_TEST((shape_of(optional_filter(true, true, false)) == notes{1, 1, 0}));
    BOOST_TEST((shape_of(optional_filter(true, false)) == notes{1, 0}));
    BOOST_TEST((shape_of(optional_filter(false, true)) == notes{0, 1, 1}));
    BOOST_TEST((shape_of(optional_filter(false, false)) == notes{0, 0}));
}

BOOST_AUTO_TEST_CASE(every_shape_has_a_text_of_its_own) {
    std::vector<std::string> texts;
    std::vector<notes>       shapes;
    for (int parts = 0; parts != 8; ++parts) {
        auto const query = optional_filter(parts & 1, parts & 2, parts & 4);
        auto const text  = std::string(orm::sql<dialect>(query).view());
        auto const shape = shape_of(query);
        for (std::size_t at = 0; at != texts.size(); ++at)
            BOOST_TEST((texts[at] == text) == (shapes[at] == shape));
        texts.push_back(text);
        shapes.push_back(shape);
    }
}

BOOST_AUTO_TEST_CASE(a_shape_tells_raw_texts_apart) {
    static_assert(std::is_same_v<decltype(raw_filter(true)), decltype(raw_filter(false))>);
    BOOST_TEST((shape_of(raw_filter(true)) != shape_of(raw_filter(false))));
    BOOST_TEST((shape_of(raw_filter(true)) == shape_of(raw_filter(true))));
}

BOOST_AUTO_TEST_CASE(a_shape_holds_names_whole) {
    auto const named = [](orm::identifier const& name) {
        return shape_of(raw_query<std::int64_t>("select max({}) from books", name));
    };
    auto const names = {orm::identifier("a"),
                        orm::identifier("b"),
                        orm::identifier("ab", "c"),
                        orm::identifier("a", "bc"),
                        orm::identifier(std::string(63, 'x')),
                        orm::identifier(std::string(62, 'x')),
                        orm::identifier(std::string(63, 'x'), std::string(63, 'y'))};
    for (auto const& one : names)
        for (auto const& other : names)
            BOOST_TEST((named(one) == named(other)) ==
                       (one.schema() == other.schema() && one.name() == other.name()));
}

BOOST_AUTO_TEST_CASE(the_words_of_a_raw_statement_say_whether_it_writes) {
    auto const writes = [](auto const& query) {
        return orm::statement_call{&orm::plan_of<dialect, std::remove_cvref_t<decltype(query)>>,
                                   &query}
            .writes();
    };
    BOOST_TEST(!writes(raw_query<std::int64_t>("select 1")));
    BOOST_TEST(writes(raw_query<std::int64_t>("delete from books returning id")));
    BOOST_TEST(!writes(raw_query<std::int64_t>("pragma user_version")));
    BOOST_TEST(!writes(select(books.id).from(books)));
    BOOST_TEST(writes(delete_from(books).all_rows().returning(books.id)));
}

BOOST_AUTO_TEST_CASE(shapes_have_statements_of_their_own) {
    recorded<> library;
    library.db.all(optional_filter(true, false));
    library.db.all(optional_filter(false, true));
    library.db.all(raw_filter(true));
    library.db.all(raw_filter(false));
    BOOST_TEST(library.log->prepared.size() == 4);
    auto const last = [&](auto const& query) {
        library.db.all(query);
        return library.log->started.back();
    };
    BOOST_TEST(last(optional_filter(true, false)).ends_with(R"(where "id" = ?)"));
    BOOST_TEST((library.log->bound == std::vector<std::string>{"1"}));
    BOOST_TEST(last(optional_filter(false, true)).ends_with(R"(where ("id" = ? or "id" = ?))"));
    BOOST_TEST((library.log->bound == std::vector<std::string>{"2", "3"}));
    BOOST_TEST(last(raw_filter(true)).ends_with("where 1 = ?"));
    BOOST_TEST(last(raw_filter(false)).ends_with("where 2 = ?"));
    BOOST_TEST(last(optional_filter(false, false)).ends_with(R"(from "books")"));
    BOOST_TEST(library.log->prepared.size() == 5);
    BOOST_TEST(library.db.stats().cache_hits == 4);
}

BOOST_AUTO_TEST_CASE(optional_parts_of_every_clause_count) {
    auto const query = [](bool there) {
        return select(count().filter(when(there, books.id == 1)))
            .from(books)
            .inner_join(loans, when(there, loans.book_id == books.id))
            .where(
                in(books.id, select(loans.book_id).from(loans).where(when(there, loans.days == 4))))
            .group_by(books.genre)
            .having(when(there, count() > 1));
    };
    BOOST_TEST((shape_of(query(true)) == notes{1, 1, 1, 1}));
    BOOST_TEST((shape_of(query(false)) == notes{0, 0, 0, 0}));
    BOOST_TEST(
        (shape_of(insert_into(books)
                      .values(books.title = "a", books.pages = 1, books.genre = genre::novel)
                      .on_conflict(books.title)
                      .do_update_where(when(true, books.pages > 1), books.pages = 3)) == notes{1}));
}

BOOST_AUTO_TEST_CASE(a_filter_that_vanished_is_refused_before_anything_is_run) {
    recorded<> library;
    auto const none = when(false, books.id == 1);
    BOOST_CHECK_THROW(library.db.run(delete_from(books).where(none)), orm::missing_filter);
    BOOST_CHECK_THROW(library.db.run(update(books).set(books.pages = 1).where(none)),
                      orm::missing_filter);
    struct title {
        std::string text;
    };
    BOOST_CHECK_THROW(
        library.db.all(delete_from(books).where(none).returning(books.title).into<title>()),
        orm::missing_filter);
    BOOST_TEST(library.log->calls == 0);
    library.db.run(delete_from(books).all_rows());
    BOOST_TEST(library.log->started.back() == R"(delete from "books")");
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_bound_is_an_error_with_the_statement) {
    recorded<> library;
    auto const past = ~std::uint64_t{0};
    BOOST_CHECK_EXCEPTION(
        library.db.all(select().from(books).where(books.id == past)), orm::encode_error,
        [](orm::error const& thrown) {
            return thrown.sql().starts_with("select") &&
                   std::string_view(thrown.what()).starts_with("orm: books.id: unsigned");
        });
    BOOST_TEST(library.log->calls == 0);
}

BOOST_AUTO_TEST_CASE(what_is_updated_by_the_client_is_so_behind_into_as_well) {
    static_assert(orm::is_write<decltype(update(books).set(books.pages = 1).all_rows())>);
    struct number {
        std::int64_t id;
    };
    static_assert(orm::is_write<decltype(update(books)
                                             .set(books.pages = 1)
                                             .all_rows()
                                             .returning(books.id)
                                             .into<number>())>);
    static_assert(!orm::is_write<decltype(select(books.id).from(books).into<number>())>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
