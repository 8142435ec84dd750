// SPDX-License-Identifier: BSL-1.0
#include <orm/query/search_table.hpp>

#include "unit/expr/search.hpp"

namespace press {

static_assert(std::same_as<orm::source_of_search<article_texts_t>, articles_t>);
static_assert(std::same_as<orm::relations_read_by<article_texts_t>, orm::types<articles_t>>);
static_assert(orm::search_trigger<article_texts_t, orm::search_event::updated>::name ==
              "article_texts_updated");

using objects = decltype(orm::schema(articles, article_texts))::objects;
static_assert(objects::views::size == 1 && objects::triggers::size == 3);

}  // namespace press
