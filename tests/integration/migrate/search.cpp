// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <orm/migrate/change.hpp>
#include <orm/search.hpp>

#include "integration/migrate/engine.hpp"

// A search table through changes of its own and of its table.

namespace integration {

namespace search_first {

struct article {
    std::int64_t id{};
    std::string  title;
    std::string  body;
};
ORM_TABLE(articles, article, "articles", (id, primary_key, autoincrement), (title), (body))

inline constexpr auto unsearched = orm::schema(articles);

struct article_text {
    std::string title;
};
ORM_SEARCH_TABLE(article_texts, article_text, "article_texts", articles, (title))

inline constexpr auto schema = orm::schema(articles, article_texts);

}  // namespace search_first

namespace search_second {

struct article {
    std::int64_t               id{};
    std::string                heading;
    std::optional<std::string> body;
};
ORM_TABLE(articles, article, "papers", (id, primary_key, autoincrement),
    (heading, renamed_from("title"), check(articles.heading != "")), (body))
ORM_CONSTRAINTS(articles, table_renamed_from("articles"))

struct article_text {
    std::string                heading;
    std::optional<std::string> body;
};
ORM_SEARCH_TABLE(article_texts, article_text, "article_texts",
                 search_of(articles).tokenize("porter"), (heading), (body))

inline constexpr auto schema = orm::schema(articles, article_texts);

}  // namespace search_second

namespace {

using orm::dsl::match;
using line_list = std::vector<std::string>;

inline constexpr orm::migrate::snapshot unsearched{
    .sqlite = orm::lower<orm::sqlite_dialect>(search_first::unsearched)};
inline constexpr orm::migrate::snapshot searched{
    .sqlite = orm::lower<orm::sqlite_dialect>(search_first::schema)};

using search_begins  = orm::migrate::change<search_first::schema, unsearched>;
using search_changes = orm::migrate::change<search_second::schema, searched>;

auto found(orm::sqlite::database& db, auto texts, std::string_view words) {
    return db.count(orm::dsl::select().from(texts).where(match(texts, words)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate_search)

BOOST_AUTO_TEST_CASE(it_follows_its_table_up_and_down_again) {
    auto db = orm::sqlite::open(":memory:", {.trusted_schema = true});
    db.create(search_first::unsearched);
    db.insert(search_first::article{.title = "Sailing the seas", .body = "Wind"});

    orm::migrate::run_steps(db.backend(), search_begins::up<orm::sqlite_dialect>());
    BOOST_TEST(found(db, search_first::article_texts, "seas") == 1);
    db.insert(search_first::article{.title = "Mountains", .body = "Winds"});

    for (int again = 0; again != 2; ++again) {
        orm::migrate::run_steps(db.backend(), search_changes::up<orm::sqlite_dialect>());
        BOOST_TEST(found(db, search_second::article_texts, "sea") == 1);
        BOOST_TEST(found(db, search_second::article_texts, "wind") == 2);
        auto lake = db.insert(search_second::article{.heading = "A lake", .body = {}});
        BOOST_TEST(found(db, search_second::article_texts, "lakes") == 1);
        db.remove(lake);
        BOOST_TEST(found(db, search_second::article_texts, "lakes") == 0);

        orm::migrate::run_steps(db.backend(), search_changes::down<orm::sqlite_dialect>());
        BOOST_TEST(found(db, search_first::article_texts, "sea") == 0);
        BOOST_TEST(found(db, search_first::article_texts, "seas") == 1);
        BOOST_TEST(found(db, search_first::article_texts, "wind") == 0);
    }
    orm::migrate::run_steps(db.backend(), search_begins::down<orm::sqlite_dialect>());
    BOOST_TEST(
        texts(db, "select name from sqlite_schema where name like 'article_texts%'").empty());
}

BOOST_AUTO_TEST_CASE(what_a_database_has_is_compared_with_the_schema) {
    constexpr orm::schema_model code  = orm::lower<orm::sqlite_dialect>(search_second::schema);
    auto const                  found = [&](std::string_view script) {
        auto db = orm::sqlite::open(":memory:");
        db.create(search_second::schema);
        db.backend().run_script(script);
        line_list lines;
        for (auto const& each : orm::migrate::find_drift(db.backend(), code))
            lines.push_back(each.text());
        return lines;
    };
    auto const made_again = [&](std::string const& arguments) {
        return found("drop table article_texts; create virtual table article_texts using fts5(" +
                     arguments + ")");
    };
    BOOST_TEST(found("") == line_list{}, boost::test_tools::per_element());
    BOOST_TEST(made_again("heading /* as it was */, 'body', tokenize = \"porter\", "
                          "content=papers, content_rowid=id") == line_list{},
               boost::test_tools::per_element());
    BOOST_TEST(made_again("heading, body, tokenize='porter', content='papers', content_rowid='id', "
                          "columnsize=0") == line_list{"article_texts: its options"});
    BOOST_TEST(found("drop table article_texts") == line_list{"article_texts: missing"});
    BOOST_TEST(made_again("heading, content='papers', content_rowid='id', tokenize='porter'") ==
               line_list{"article_texts: its columns"});
    BOOST_TEST(made_again("heading, body, content='papers', content_rowid='id'") ==
               line_list{"article_texts: its options"});
    BOOST_TEST(made_again("heading, body") == line_list{"article_texts: its options"});
    BOOST_TEST(found("create virtual table more using fts5(body, content=papers)") ==
               line_list{"more: not in the schema"});
    BOOST_TEST(found("create virtual table own using fts5(body); "
                     "create virtual table boxes using rtree(id, low, high)") == line_list{},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_plan_from_a_live_database_makes_what_is_missing_and_different) {
    auto db = orm::sqlite::open(":memory:", {.trusted_schema = true});
    db.create(search_second::schema);
    db.insert(search_second::article{.heading = "A lake", .body = {}});
    constexpr orm::schema_model code = orm::lower<orm::sqlite_dialect>(search_second::schema);
    for (std::string const script :
         {"drop table article_texts",
          "drop table article_texts; create virtual table article_texts using "
          "fts5(heading, content=papers, content_rowid=id)"}) {
        db.backend().run_script(script);
        auto const live     = orm::migrate::read_live(db.backend(), code);
        auto const expected = orm::migrate::as_told(db.backend(), code);
        auto const between  = orm::migrate::diff(live.model(), expected.model());
        orm::migrate::run_steps(db.backend(),
                                orm::migrate::plan(between, orm::sqlite_dialect::facts).steps());
        BOOST_TEST(found(db, search_second::article_texts, "lakes") == 1);
        BOOST_TEST(orm::migrate::find_drift(db.backend(), code).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
