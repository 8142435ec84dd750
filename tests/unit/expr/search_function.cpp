// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/search_function.hpp>

#include "unit/expr/search.hpp"

using namespace press;
using namespace orm::dsl;

template <class Node, class... Outer>
using value_of = orm::value_in<Node, orm::scope<orm::types<article_texts_t>, orm::types<Outer...>>>;

static_assert(std::same_as<orm::type_of<decltype(match(article_texts, "sea"))>, bool>);
static_assert(std::same_as<value_of<decltype(rank(article_texts))>, std::optional<double>>);
static_assert(std::same_as<value_of<decltype(bm25(article_texts, 1))>, double>);
static_assert(std::same_as<value_of<decltype(rowid(article_texts))>, std::int64_t>);
static_assert(std::same_as<value_of<decltype(rowid(article_texts)), article_texts_t>,
                           std::optional<std::int64_t>>);
static_assert(
    std::same_as<value_of<decltype(highlight(article_texts.title, "<", ">"))>, std::string>);
static_assert(std::same_as<value_of<decltype(snippet(article_texts.body, "<", ">", "...", 5))>,
                           std::optional<std::string>>);
