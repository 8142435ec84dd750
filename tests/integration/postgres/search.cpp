// SPDX-License-Identifier: BSL-1.0
// Full-text search by texts of words.
#include <boost/test/unit_test.hpp>

#include <orm/migrate/postgres/introspect.hpp>
#include <orm/render/lower.hpp>
#include <orm/search.hpp>

#include "integration/postgres/server.hpp"

using namespace orm::dsl;

namespace integration {
namespace {

struct paper {
    std::int64_t               id{};
    std::string                title;
    std::optional<std::string> body;
};
ORM_TABLE(papers, paper, "papers", (id, primary_key, autoincrement), (title), (body))
ORM_CONSTRAINTS(papers, index(to_tsvector<"english">(papers.title, papers.body))
                            .named("papers_words").method("gin"))

constexpr auto words = to_tsvector<"english">(papers.title, papers.body);

static_assert(orm::create_sql<orm::postgres_dialect>(orm::schema(papers))[1] ==
              R"(create index "papers_words" on "papers" using gin ((to_tsvector('english', )"
              R"(coalesce("title", '') || ' ' || coalesce("body", '')))))");

constexpr auto found(std::string_view typed) {
    auto const wanted = websearch_to_tsquery<"english">(typed);
    return select(papers.id, as<"place">(ts_rank(words, wanted)))
        .from(papers)
        .where(match(words, wanted))
        .order_by(desc(ts_rank(words, wanted)), papers.id);
}
static_assert(
    orm::sql<orm::postgres_dialect>(found("sea")) ==
    R"(select "id", ts_rank(to_tsvector('english', coalesce("title", '') || ' ' || )"
    R"(coalesce("body", '')), websearch_to_tsquery('english', $1)) as "place" from "papers" )"
    R"(where to_tsvector('english', coalesce("title", '') || ' ' || coalesce("body", '')) @@ )"
    R"(websearch_to_tsquery('english', $2) order by ts_rank(to_tsvector('english', )"
    R"(coalesce("title", '') || ' ' || coalesce("body", '')), websearch_to_tsquery('english', )"
    R"($3)) desc, "id")");
static_assert(
    orm::sql<orm::postgres_dialect>(
        select(ts_headline<"english">(papers.body, to_tsquery<"english">("sea & !snow"),
                                      "StartSel=[, StopSel=]"))
            .from(papers)
            .where(match(to_tsvector<"simple">(papers.title), phraseto_tsquery<"simple">("a b")) ||
                   match(to_tsvector<"simple">(papers.title), plainto_tsquery<"simple">("c")))) ==
    R"(select ts_headline('english', "body", to_tsquery('english', $1), $2) from "papers" where )"
    R"(to_tsvector('simple', "title") @@ phraseto_tsquery('simple', $3) or )"
    R"(to_tsvector('simple', "title") @@ plainto_tsquery('simple', $4))");

auto filled() {
    auto db = postgres::empty_database();
    db.create(orm::schema(papers));
    db.insert(paper{.title = "Sailing the seas", .body = "Wind, waves and a boat on the sea."});
    db.insert(paper{.title = "Mountains", .body = "High above the sea there is snow."});
    db.insert(paper{.title = "An empty page", .body = {}});
    return db;
}

template <class Database>
std::vector<std::int64_t> ids(Database& db, std::string_view typed) {
    std::vector<std::int64_t> all;
    for (auto const& [id, place] : db.all(found(typed))) {
        BOOST_TEST(place > 0);
        all.push_back(id);
    }
    return all;
}

using numbers = std::vector<std::int64_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_postgres_search)

BOOST_AUTO_TEST_CASE(words_are_found_in_the_form_of_the_language) {
    auto db = filled();
    BOOST_TEST(ids(db, "sea") == (numbers{1, 2}));
    BOOST_TEST(ids(db, "sea -boats") == numbers{2});
    BOOST_TEST(ids(db, "\"wind waves\" or page").size() == 2U);
    BOOST_TEST(ids(db, orm::search_words("sea (boats) &")) == numbers{1});
    BOOST_TEST(ids(db, "") == numbers{});

    auto const body =
        db.one(select(ts_headline<"english">(papers.body, to_tsquery<"english">("snow:*"),
                                             "StartSel=[, StopSel=]"))
                   .from(papers)
                   .where(match(words, to_tsquery<"english">("snow"))));
    BOOST_TEST(body.value() == "High above the sea there is [snow].");
    BOOST_TEST(db.count(select().from(papers).where(
                   match(to_tsvector<"english">(papers.body),
                         phraseto_tsquery<"english">("waves and a boat")))) == 1);
    BOOST_TEST(db.one(select(ts_rank_cd(words, plainto_tsquery<"english">("sea wind")))
                          .from(papers)
                          .where(eq(papers.id, 1))) > 0);
    BOOST_CHECK_THROW(
        db.all(select(papers.id).from(papers).where(match(words, to_tsquery<"english">("a &")))),
        orm::statement_error);
}

BOOST_AUTO_TEST_CASE(an_index_of_the_words_is_used) {
    auto db = filled();
    db.backend().run_script("set enable_seqscan = off");
    std::string plan;
    for (std::string const& line : db.explain(found("sea"))) plan += line;
    BOOST_TEST(plan.find("Bitmap Index Scan on papers_words") != std::string::npos, plan);
    BOOST_TEST(ids(db, "sea") == (numbers{1, 2}));
    constexpr auto code = orm::lower<orm::postgres_dialect>(orm::schema(papers));
    BOOST_TEST(orm::migrate::find_drift(db.backend(), code).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
