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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
