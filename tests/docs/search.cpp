// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

std::vector<family> search() {
    constexpr auto words = to_tsvector<"english">(posts.title);
    auto const     query = websearch_to_tsquery<"english">("sea");
    return {
        {"Full-text search",
         {
             ORM_DOCS_ROW("fts5: match", select(rowid(post_texts))
                                             .from(post_texts)
                                             .where(match(post_texts, search_words("sea snow")))
                                             .order_by(rank(post_texts))),
             ORM_DOCS_ROW(
                 "match in a column",
                 select(post_texts.title).from(post_texts).where(match(post_texts.title, "sea*"))),
             ORM_DOCS_ROW("highlight",
                          select(highlight(post_texts.title, "[", "]")).from(post_texts)),
             ORM_DOCS_ROW("snippet",
                          select(snippet(post_texts.title, "[", "]", "...", 8)).from(post_texts)),
             ORM_DOCS_ROW("bm25", select(post_texts.title)
                                      .from(post_texts)
                                      .where(match(post_texts, "sea"))
                                      .order_by(bm25(post_texts, 10))),
             ORM_DOCS_ROW("@@", select(posts.id).from(posts).where(
                                    match(to_tsvector<"english">(posts.title),
                                          websearch_to_tsquery<"english">("sea")))),
             ORM_DOCS_ROW("plainto_tsquery, phraseto_tsquery, to_tsquery",
                          plainto_tsquery<"english">("sea")),
             ORM_DOCS_ROW("ts_rank, ts_rank_cd",
                          select(posts.id).from(posts).order_by(desc(ts_rank(words, query)))),
             ORM_DOCS_ROW("ts_headline",
                          select(ts_headline<"english">(posts.title, query)).from(posts)),
         }},
    };
}

}  // namespace docs
