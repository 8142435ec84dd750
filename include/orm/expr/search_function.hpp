// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <orm/expr/function_argument.hpp>
#include <orm/expr/text_search.hpp>
#include <orm/schema/search_table.hpp>

// What is asked of the search tables of SQLite; `match` serves PostgreSQL's texts of words, too.

namespace orm {

/// The column that stands for all columns of a search table; it is named like the table.
template <search_table Table>
struct search_column : source_column<Table, std::string> {};

/// How well a row fits what was looked for, the best first: null where nothing was.
template <search_table Table>
struct search_rank : source_column<Table, std::optional<double>> {
    static constexpr std::string_view name = "rank";
};

/// The number by which SQLite keeps a row.
template <class Table>
struct row_number_node : source_column<Table, std::int64_t> {
    static constexpr std::string_view name = "rowid";
};

template <class Operand, class Query>
struct match_node {
    using type                       = bool;
    using operands                   = types<Operand, Query>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
    Query   query;
};

enum class search_function : std::uint8_t { highlight, snippet, bm25 };

template <search_function Function, class Result, class Target, class... Items>
struct search_call {
    using type                       = Result;
    using operands                   = types<Target, Items...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    list<Target, Items...> items;
};

template <class Operand>
concept search_target = std::same_as<Operand, invalid_expression> || search_table<Operand> ||
                        requires { requires search_table<typename Operand::table>; };

template <class Operand>
concept searchable =
    search_target<Operand> || requires { requires std::same_as<typename Operand::type, tsvector>; };

/// Rule `search-operand`.
template <class Operand>
consteval bool check_searchable() {
    static_assert(
        searchable<Operand>,
        "orm: match() looks into a search table, a column of one, or to_tsvector(). Other "
        "texts are compared by like(). docs/errors.md#search-operand");
    return searchable<Operand>;
}

/// The same rule, for what only search tables have.
template <class Column>
concept column_of_a_search_table = column<Column> && search_target<Column>;

namespace dsl {

/// `where(match(article_texts, search_words(text)))` looks for words in all columns of a search
/// table, `match(article_texts.title, ...)` in one; `match(to_tsvector<"english">(articles.title),
/// websearch_to_tsquery<"english">(text))` is the same of PostgreSQL.
template <class Operand, class Query>
constexpr auto match(Operand operand, Query&& query) {
    if constexpr (!check_searchable<Operand>()) {
        return invalid_expression{};
    } else if constexpr (!search_target<Operand>) {
        if constexpr (check_text_query<std::decay_t<Query>>())
            return match_node<Operand, std::decay_t<Query>>{operand, std::forward<Query>(query)};
        else
            return invalid_expression{};
    } else if constexpr (!check_function_argument<argument_type::text, std::decay_t<Query>>()) {
        return invalid_expression{};
    } else {
        using words = operand_for<void, Query>;
        if constexpr (search_table<Operand>)
            return match_node<search_column<Operand>, words>{
                {}, as_operand<void>(std::forward<Query>(query))};
        else
            return match_node<Operand, words>{operand,
                                              as_operand<void>(std::forward<Query>(query))};
    }
}

/// A column's text with marks around the words that were found.
template <column_of_a_search_table Column, class Open, class Close>
constexpr auto highlight(Column column, Open&& open, Close&& close) {
    return search_call<search_function::highlight, std::string, Column, operand_for<void, Open>,
                       operand_for<void, Close>>{
        make_list(column, as_operand<void>(std::forward<Open>(open)),
                  as_operand<void>(std::forward<Close>(close)))};
}

/// The part of a column's text with most of the words in it, of up to `words` words (64 at most),
/// and `more` where it is cut.
template <column_of_a_search_table Column, class Open, class Close, class More>
constexpr auto snippet(Column column, Open&& open, Close&& close, More&& more, int words) {
    return search_call<search_function::snippet, std::string, Column, operand_for<void, Open>,
                       operand_for<void, Close>, operand_for<void, More>, bound<std::int64_t>>{
        make_list(column, as_operand<void>(std::forward<Open>(open)),
                  as_operand<void>(std::forward<Close>(close)),
                  as_operand<void>(std::forward<More>(more)), bound<std::int64_t>{words})};
}

/// How well a row fits, with a weight for each column: the lower, the better.
template <search_table Table, class... Weights>
    requires(sizeof...(Weights) <= columns_of<Table>::size &&
             (std::convertible_to<Weights, double> && ...))
constexpr auto bm25(Table, Weights... weights) {
    return search_call<search_function::bm25, double, search_column<Table>,
                       std::conditional_t<true, bound<double>, Weights>...>{
        make_list(search_column<Table>{}, bound<double>{static_cast<double>(weights)}...)};
}

/// What to order by, so that what fits best comes first: `order_by(rank(article_texts))`.
template <search_table Table>
constexpr auto rank(Table) {
    return search_rank<Table>{};
}

/// The number of a row. In a search table it is the key of the row in the table that it is about.
/// SQLite only.
template <table Table>
constexpr auto rowid(Table) {
    return row_number_node<Table>{};
}

}  // namespace dsl
}  // namespace orm
