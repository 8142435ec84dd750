// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/render/create_objects.hpp>
#include <orm/search.hpp>

// A table and its search table, for the tests of full-text search.

namespace press {

struct article {
    std::int64_t               id{};
    std::string                title;
    std::optional<std::string> body;
};
ORM_TABLE(articles, article, "articles", (id, primary_key, autoincrement), (title), (body))

struct article_text {
    std::string                title;
    std::optional<std::string> body;
};
ORM_SEARCH_TABLE(article_texts, article_text, "article_texts",
                 search_of(articles).tokenize("porter").prefix("2 3"), (title), (body))

/// An expression in a query of one table. By value: g++ 12 compares no pointers to temporaries.
template <class Dialect, class Node>
constexpr bool writes(Node node, std::string_view expected) {
    char        text[500]{};
    orm::writer out(Dialect::facts, text);
    orm::write(out, &node);
    return std::string_view(text, out.size()) == expected;
}

}  // namespace press
