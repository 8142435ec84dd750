// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/text_search.hpp>

#include "unit/expr/search.hpp"

using namespace press;
using namespace orm::dsl;

template <class Node>
using value_of = orm::value_in<Node, orm::scope<orm::types<articles_t>>>;

constexpr auto title = to_tsvector<"simple">(articles.title);
constexpr auto body  = to_tsvector<"simple">(articles.body);
constexpr auto both  = to_tsvector<"simple">(articles.title, articles.body);
constexpr auto words = plainto_tsquery<"simple">("sea");

static_assert(std::same_as<value_of<decltype(match(title, words))>, bool>);
static_assert(std::same_as<value_of<decltype(match(body, words))>, std::optional<bool>>);
static_assert(std::same_as<value_of<decltype(match(both, words))>, bool>);
static_assert(std::same_as<value_of<decltype(ts_rank(both, words))>, float>);
static_assert(std::same_as<value_of<decltype(ts_rank_cd(body, words))>, std::optional<float>>);
static_assert(
    std::same_as<value_of<decltype(ts_headline<"simple">(articles.title, words))>, std::string>);
