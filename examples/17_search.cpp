// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <orm/dialect/postgres.hpp>
#include <orm/search.hpp>
#include <orm/sqlite.hpp>

using namespace orm::dsl;

// [table]
struct Article {
    std::int64_t id{};
    std::string  title{};
    std::string  body{};
};
ORM_TABLE(articles, Article, "articles", (id, primary_key, autoincrement), (title), (body))

struct ArticleText {
    std::string title{};
    std::string body{};
};
ORM_SEARCH_TABLE(article_texts, ArticleText, "article_texts",
                 search_of(articles).tokenize("porter unicode61"), (title), (body))

inline constexpr auto press = orm::schema(articles, article_texts);
// [/table]

int main(int argc, char** argv) {
    // [open]
    auto db = orm::sqlite::open("press.db", {.trusted_schema = true});
    db.create(press);
    // [/open]
    db.insert(Article{.title = "Sailing", .body = "Wind, waves and a boat on the sea."});
    db.insert(Article{.title = "Mountains", .body = "High above the sea there is snow."});

    std::string const typed = argc > 1 ? argv[1] : "seas";

    // [find]
    constexpr auto title = as<"title">(highlight(article_texts.title, "<b>", "</b>"));
    constexpr auto part  = as<"part">(snippet(article_texts.body, "<b>", "</b>", "...", 8));

    for (auto& row : db.all(select(rowid(article_texts), title, part)
                                .from(article_texts)
                                .where(match(article_texts, search_words(typed)))
                                .order_by(rank(article_texts))
                                .limit(20)))
        std::cout << row[title] << ": " << row[part] << '\n';
    // [/find]

    // [join]
    auto found = db.all(select(articles)
                            .from(article_texts)
                            .inner_join(articles, eq(articles.id, rowid(article_texts)))
                            .where(match(article_texts.body, search_words(typed)))
                            .order_by(bm25(article_texts, 10, 1)));
    // [/join]
    std::cout << found.size() << " articles\n";

    // [postgres]
    constexpr auto words  = to_tsvector<"english">(articles.title, articles.body);
    auto const     wanted = websearch_to_tsquery<"english">(typed);
    auto const     best   = select(articles.id, articles.title,
                                   ts_headline<"english">(articles.body, wanted, "MaxWords=20"))
                          .from(articles)
                          .where(match(words, wanted))
                          .order_by(desc(ts_rank(words, wanted)))
                          .limit(20);
    // [/postgres]
    std::cout << orm::sql<orm::postgres_dialect>(best) << '\n';
}
