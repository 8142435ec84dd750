// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/search_table.hpp>

#include "unit/expr/search.hpp"

namespace press {

static_assert(orm::search_table<article_texts_t> && orm::search_table<article_texts_as<"a">>);
static_assert(orm::view<article_texts_t> && !orm::stored_table<article_texts_t>);
static_assert(!orm::search_table<articles_t>);

}  // namespace press
