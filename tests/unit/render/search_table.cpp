// SPDX-License-Identifier: BSL-1.0
#include <orm/render/search_table.hpp>

#include "unit/expr/search.hpp"

namespace press {

constexpr auto model = orm::lower<orm::sqlite_dialect>(orm::schema(articles, article_texts));

static_assert(model.views.size() == 1);
static_assert(model.views[0].materialized && model.views[0].columns.size() == 2);
static_assert(model.views[0].query ==
              R"(fts5("title", "body", content='articles', content_rowid='id', )"
              R"(tokenize='porter', prefix='2 3'))");
static_assert(model.views[0].reads.size() == 1 && model.views[0].reads[0].name == "articles");
static_assert(model.triggers.size() == 3 && model.triggers[2].name == "article_texts_deleted");
static_assert(model.triggers[0].table == "articles");
static_assert(model.triggers[0].definition == R"(after insert on "articles" for each row)");
static_assert(model.triggers[0].body ==
              R"(insert into "article_texts" (rowid, "title", "body") values (new."id", )"
              R"(new."title", new."body"); )");

constexpr auto dropped = orm::drop_sql<orm::sqlite_dialect>(orm::schema(articles, article_texts));
static_assert(dropped[0] == R"(drop table if exists "article_texts")");

}  // namespace press
