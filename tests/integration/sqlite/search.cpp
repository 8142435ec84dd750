// SPDX-License-Identifier: BSL-1.0
// Full-text search by FTS5.
#include <boost/test/unit_test.hpp>

#include <orm/search.hpp>
#include <orm/sqlite.hpp>

using namespace orm::dsl;

namespace integration {
namespace searched {

struct article {
    std::int64_t               id{};
    std::string                title;
    std::optional<std::string> body;
    std::int32_t               views{};
};
ORM_TABLE(articles, article, "articles",
    (id, primary_key, autoincrement), (title), (body), (views))

struct article_text {
    std::string                title;
    std::optional<std::string> body;
};
ORM_SEARCH_TABLE(article_texts, article_text, "article_texts",
                 search_of(articles).tokenize("porter unicode61").prefix("2 3"), (title), (body))

inline constexpr auto press = orm::schema(articles, article_texts);

struct odd_row {
    std::int64_t id{};
    std::string  words;
};
ORM_TABLE(odd_rows, odd_row, "odd \"rows\"", (id, primary_key, named("the 'id'")), (words))
struct odd_word {
    std::string words;
};
ORM_SEARCH_TABLE(odd_words, odd_word, "odd \"words\"", odd_rows, (words))

constexpr auto created = orm::create_sql<orm::sqlite_dialect>(press);
static_assert(created[1] ==
              R"(create virtual table "article_texts" using fts5("title", "body", )"
              R"(content='articles', content_rowid='id', tokenize='porter unicode61', )"
              R"(prefix='2 3'))");
static_assert(created[2] == R"(insert into "article_texts" ("article_texts") select 'rebuild' )"
                            R"(where not exists (select 1 from "article_texts_docsize"))");
static_assert(created[4] ==
              R"(create trigger "article_texts_updated" after update on "articles" for each row )"
              R"(begin insert into "article_texts" ("article_texts", rowid, "title", "body") )"
              R"(values ('delete', old."id", old."title", old."body"); insert into )"
              R"("article_texts" (rowid, "title", "body") values (new."id", new."title", )"
              R"(new."body"); end)");

constexpr auto marked = as<"marked">(highlight(article_texts.title, "<", ">"));
constexpr auto found  = select(articles.id, marked)
                           .from(article_texts)
                           .inner_join(articles, eq(articles.id, rowid(article_texts)))
                           .where(match(article_texts, "sea"))
                           .order_by(rank(article_texts));
static_assert(
    orm::sql<orm::sqlite_dialect>(found) ==
    R"(select "articles"."id", highlight("article_texts"."article_texts", 0, ?, ?) as "marked" )"
    R"(from "article_texts" join "articles" on "articles"."id" = )"
    R"("article_texts".rowid where "article_texts"."article_texts" match ? )"
    R"(order by "article_texts".rank)");
static_assert(orm::sql<orm::sqlite_dialect>(select(snippet(article_texts.body, "[", "]", "...", 5),
                                                   bm25(article_texts, 10, 1))
                                                .from(article_texts)
                                                .where(match(article_texts.title, "sea"))) ==
              R"(select snippet("article_texts", 1, ?, ?, ?, ?), bm25("article_texts", ?, ?) )"
              R"(from "article_texts" where "title" match ?)");

using found_row =
    std::remove_cvref_t<decltype(*orm::sqlite::open(":memory:")
                                      .all(select(rank(article_texts), bm25(article_texts),
                                                  rowid(article_texts),
                                                  highlight(article_texts.body, "", ""))
                                               .from(article_texts))
                                      .begin())>;
static_assert(std::is_same_v<std::tuple_element_t<0, found_row>, std::optional<double>>);
static_assert(std::is_same_v<std::tuple_element_t<1, found_row>, double>);
static_assert(std::is_same_v<std::tuple_element_t<2, found_row>, std::int64_t>);
static_assert(std::is_same_v<std::tuple_element_t<3, found_row>, std::optional<std::string>>);

/// Triggers write to the search tables, which SQLite 3.40 takes for unsafe.
orm::sqlite::database open() { return orm::sqlite::open(":memory:", {.trusted_schema = true}); }

orm::sqlite::database filled() {
    auto db = open();
    db.create(press);
    db.insert(article{.title = "Sailing the seas", .body = "Wind, waves and a boat."});
    db.insert(article{.title = "Mountains", .body = "High above the sea there is snow."});
    db.insert(article{.title = "An empty page", .body = {}});
    return db;
}

std::vector<std::int64_t> ids(orm::sqlite::database& db, std::string_view words) {
    return db.all(select(rowid(article_texts))
                      .from(article_texts)
                      .where(match(article_texts, orm::search_words(words)))
                      .order_by(rank(article_texts)));
}

using numbers = std::vector<std::int64_t>;

}  // namespace searched

using namespace searched;

BOOST_AUTO_TEST_SUITE(integration_sqlite_search)

BOOST_AUTO_TEST_CASE(words_are_found_in_the_form_of_the_language) {
    auto db = filled();
    BOOST_TEST(ids(db, "sea") == (numbers{1, 2}));
    BOOST_TEST(ids(db, "snow sea") == numbers{2});
    BOOST_TEST(ids(db, "desert") == numbers{});

    auto const rows = db.all(found);
    BOOST_TEST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(rows[0][marked] == "Sailing the <seas>");
    BOOST_TEST(rows[1][marked] == "Mountains");

    auto const [part, weight] = db.one(
        select(snippet(article_texts.body, "[", "]", "...", 4), bm25(article_texts, 1.0, 10.0))
            .from(article_texts)
            .where(match(article_texts.body, "sea")));
    BOOST_TEST(part.value() == "High above the [sea]...");
    BOOST_TEST(weight < 0);
    BOOST_TEST(db.count(select().from(article_texts).where(match(article_texts.title, "snow"))) ==
               0);
}

BOOST_AUTO_TEST_CASE(what_changes_in_the_table_changes_in_the_search_table) {
    auto db  = filled();
    auto row = *db.find(articles, 3);
    row.body = "Sand in a desert.";
    db.update(row);
    BOOST_TEST(ids(db, "desert") == numbers{3});
    db.run(update(articles).set(articles.body = std::nullopt).where(eq(articles.id, 2)));
    BOOST_TEST(ids(db, "sea") == numbers{1});
    db.remove(row);
    BOOST_TEST(ids(db, "desert") == numbers{});
    BOOST_CHECK_NO_THROW(db.backend().run_script(
        "insert into article_texts (article_texts, rank) values ('integrity-check', 1)"));
}

BOOST_AUTO_TEST_CASE(rows_are_read_as_they_are_in_the_table) {
    auto       db   = filled();
    auto const rows = db.all(select().from(article_texts).order_by(rowid(article_texts)));
    BOOST_TEST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[1].title == "Mountains");
    BOOST_TEST(!rows[2].body.has_value());

    auto const a = alias<"a">(article_texts);
    BOOST_TEST(db.all(select(rowid(a)).from(a).where(match(a, "sea")).order_by(rank(a))) ==
               (numbers{1, 2}));
}

BOOST_AUTO_TEST_CASE(whatever_is_typed_is_no_mistake) {
    auto db = filled();
    for (std::string_view const typed : {"\"", "a AND", "sea*", "(", "title:sea", "NEAR(", "-sea"})
        if (std::string const words = orm::search_words(typed); !words.empty())
            BOOST_CHECK_NO_THROW(ids(db, typed));
    BOOST_TEST(orm::search_words(" two  \"words\" ") == "\"two\" \"words\"");
    BOOST_TEST(orm::search_words(" \" ").empty());
    BOOST_TEST(ids(db, "SEA* \"snow\"") == numbers{2});
}

BOOST_AUTO_TEST_CASE(rows_that_are_there_before_are_found) {
    auto db = open();
    db.create(orm::schema(articles));
    db.insert(article{.title = "Sailing the seas", .body = {}});
    db.create(press, orm::if_exists::skip);
    db.create(press, orm::if_exists::skip);
    BOOST_TEST(ids(db, "sea") == numbers{1});
    for (std::string_view const sql : orm::drop_sql<orm::sqlite_dialect>(press))
        db.backend().run_script(std::string(sql));
    BOOST_TEST(db.one(raw_query<std::int64_t>("select count(*) from sqlite_schema where "
                                              "name not like 'sqlite%'")) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
