// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <orm/expr/function_argument.hpp>

// Full-text search as PostgreSQL has it: texts become lists of words in the form that a language
// gives them, and are compared with queries of such words.

namespace orm {

/// The words of a text, and what is looked for in them. No program reads them: they are compared by
/// match().
struct tsvector {};
struct tsquery {};

/// `to_tsvector('english', title)`, of several texts one behind the other.
template <fixed_string Language, class... Items>
struct to_tsvector_node {
    using type     = tsvector;
    using operands = types<Items...>;
    // A null among several texts is an empty one.
    static constexpr null_rule nulls =
        sizeof...(Items) == 1 ? null_rule::any_operand : null_rule::never;

    list<Items...> items;
};

enum class tsquery_kind : std::uint8_t { websearch, plain, phrase, raw };

template <tsquery_kind Kind, fixed_string Language, class Operand>
struct to_tsquery_node {
    using type                       = tsquery;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
};

enum class tsvector_function : std::uint8_t { rank, rank_cd };

template <tsvector_function Function, class Vector, class Query>
struct tsvector_call {
    using type                       = float;
    using operands                   = types<Vector, Query>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Vector vector;
    Query  query;
};

template <fixed_string Language, class... Items>
struct headline_node {
    using type                       = std::string;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    list<Items...> items;
};

template <class Query>
concept text_query = std::same_as<Query, invalid_expression> ||
                     requires { requires std::same_as<typename Query::type, tsquery>; };

/// Rule `text-query`.
template <class Query>
consteval bool check_text_query() {
    static_assert(text_query<Query>,
                  "orm: what is looked for in to_tsvector() is a query of words. Say "
                  "websearch_to_tsquery<\"english\">(text). docs/errors.md#text-query");
    return text_query<Query>;
}

template <tsquery_kind Kind, fixed_string Language, class Words>
constexpr auto make_tsquery(Words&& words) {
    if constexpr (check_function_argument<argument_type::text, std::decay_t<Words>>())
        return to_tsquery_node<Kind, Language, operand_for<void, Words>>{
            as_operand<void>(std::forward<Words>(words))};
    else
        return invalid_expression{};
}

namespace dsl {

/// The words of one or several texts, in a language that PostgreSQL knows ("simple" leaves them as
/// they are). An index over it wants to be told the very same expression.
template <fixed_string Language, expression... Items>
    requires(sizeof...(Items) != 0)
constexpr auto to_tsvector(Items... items) {
    if constexpr ((check_function_argument<argument_type::text, Items>() && ...))
        return to_tsvector_node<Language, Items...>{make_list(items...)};
    else
        return invalid_expression{};
}

/// What somebody types into a search box: words, "phrases", `or`, `-without`. Never an error.
template <fixed_string Language, class Words>
constexpr auto websearch_to_tsquery(Words&& words) {
    return make_tsquery<tsquery_kind::websearch, Language>(std::forward<Words>(words));
}
/// All of the words.
template <fixed_string Language, class Words>
constexpr auto plainto_tsquery(Words&& words) {
    return make_tsquery<tsquery_kind::plain, Language>(std::forward<Words>(words));
}
/// The words in this order, with nothing between them.
template <fixed_string Language, class Words>
constexpr auto phraseto_tsquery(Words&& words) {
    return make_tsquery<tsquery_kind::phrase, Language>(std::forward<Words>(words));
}
/// Words with operators, `cat & (dog | rat:*)`: an error of the engine where it is none.
template <fixed_string Language, class Words>
constexpr auto to_tsquery(Words&& words) {
    return make_tsquery<tsquery_kind::raw, Language>(std::forward<Words>(words));
}

/// How well the words fit, the higher the better; `ts_rank_cd` looks at how near they are to each
/// other.
template <expression Vector, class Query>
    requires std::same_as<type_of<Vector>, tsvector>
constexpr auto ts_rank(Vector vector, Query query) {
    if constexpr (check_text_query<Query>())
        return tsvector_call<tsvector_function::rank, Vector, Query>{vector, query};
    else
        return invalid_expression{};
}
template <expression Vector, class Query>
    requires std::same_as<type_of<Vector>, tsvector>
constexpr auto ts_rank_cd(Vector vector, Query query) {
    if constexpr (check_text_query<Query>())
        return tsvector_call<tsvector_function::rank_cd, Vector, Query>{vector, query};
    else
        return invalid_expression{};
}

/// The part of a text where the words are, each between `<b>` and `</b>` or what `options` say:
/// `"StartSel=[, StopSel=], MaxWords=20"`.
template <fixed_string Language, expression Text, class Query, class... Options>
    requires(sizeof...(Options) <= 1)
constexpr auto ts_headline(Text text, Query query, Options&&... options) {
    if constexpr (!check_function_argument<argument_type::text, Text>())
        return invalid_expression{};
    else if constexpr (!check_text_query<Query>())
        return invalid_expression{};
    else
        return headline_node<Language, Text, Query, operand_for<void, Options>...>{
            make_list(text, query, as_operand<void>(std::forward<Options>(options))...)};
}

}  // namespace dsl
}  // namespace orm
