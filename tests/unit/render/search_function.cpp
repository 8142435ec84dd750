// SPDX-License-Identifier: BSL-1.0
#include <orm/render/search_function.hpp>

#include "unit/expr/search.hpp"

using namespace press;
using namespace orm::dsl;
using orm::postgres_dialect;
using orm::sqlite_dialect;

static_assert(writes<sqlite_dialect>(match(article_texts, "sea"), R"("article_texts" match ?)"));
static_assert(writes<sqlite_dialect>(!match(article_texts.body, "sea"), R"(not "body" match ?)"));
static_assert(writes<sqlite_dialect>(rank(article_texts), "rank"));
static_assert(writes<sqlite_dialect>(rowid(articles), "rowid"));
static_assert(writes<sqlite_dialect>(bm25(article_texts), R"(bm25("article_texts"))"));
static_assert(writes<sqlite_dialect>(bm25(article_texts, 10, 0.5),
                                     R"(bm25("article_texts", ?, ?))"));
static_assert(writes<sqlite_dialect>(highlight(article_texts.body, "<", ">"),
                                     R"(highlight("article_texts", 1, ?, ?))"));
static_assert(writes<sqlite_dialect>(snippet(article_texts.title, "<", ">", "..", 9),
                                     R"(snippet("article_texts", 0, ?, ?, ?, ?))"));

constexpr auto title = to_tsvector<"it's">(articles.title);
constexpr auto words = to_tsquery<"it's">("sea");
static_assert(writes<postgres_dialect>(match(title, words), R"(to_tsvector('it''s', "title") @@ )"
                                                            R"(to_tsquery('it''s', $1))"));
static_assert(writes<postgres_dialect>(ts_rank_cd(title, words),
                                       R"(ts_rank_cd(to_tsvector('it''s', "title"), )"
                                       R"(to_tsquery('it''s', $1)))"));
static_assert(writes<postgres_dialect>(ts_headline<"simple">(articles.title, words),
                                       R"(ts_headline('simple', "title", )"
                                       R"(to_tsquery('it''s', $1)))"));
