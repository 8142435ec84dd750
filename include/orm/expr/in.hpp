// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/expr/comparison.hpp>

namespace orm {

/// `in` or `not in` a list of values, which travels as one parameter: its length changes neither
/// the text of the query nor its prepared statement.
template <bool Negated, class Operand, class Values>
struct in_list {
    using type                       = bool;
    using operands                   = types<Operand, Values>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
    Values  values;
};

/// The values of a list. `Peer` as in `bound`.
template <class Range, class Peer>
struct bound_list {
    using type = base_type<std::remove_cvref_t<decltype(*std::declval<Range const&>().begin())>>;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    Range stored;
};

/// `in` or `not in` the rows of a query of one column.
template <bool Negated, class Operand, class Query>
struct in_query {
    using type                       = bool;
    using operands                   = types<Operand, Query>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
    Query   query;
};

template <class Range>
concept value_range = !subquery<Range> && requires(Range const& range) {
    range.begin();
    range.end();
    range.size();
} && !text_like<Range>;

template <bool Negated, class Operand, class Range>
constexpr auto make_in(Operand operand, Range&& range) {
    using held    = std::remove_cvref_t<Range>;
    using element = std::remove_cvref_t<decltype(*std::as_const(range).begin())>;
    if constexpr (check_comparison<Operand, element>()) {
        using values = bound_list<held, storing_peer<Operand, element>>;
        return in_list<Negated, Operand, values>{operand, {std::forward<Range>(range)}};
    } else {
        return invalid_expression{};
    }
}

template <bool Negated, class Operand, class Query>
constexpr auto make_in_query(Operand operand, Query query) {
    if constexpr (!check_one_column<Query>()) {
        return invalid_expression{};
    } else if constexpr (check_comparison<Operand, typename Query::single_column>()) {
        return in_query<Negated, Operand, Query>{operand, query};
    } else {
        return invalid_expression{};
    }
}

/// What a braced list of values for an operand is made of.
template <class Operand>
using list_value =
    std::conditional_t<text_like<type_of<Operand>>, std::string_view, type_of<Operand>>;

/// What is no such value, so that a rule can say so.
template <class Value, class Operand>
concept other_than_listed = !std::is_convertible_v<Value, list_value<Operand>>;

/// The values of a braced list, which is gone before the query is run: texts are copied.
template <class Operand>
constexpr auto kept_values(std::initializer_list<list_value<Operand>> values) {
    using kept = std::conditional_t<text_like<type_of<Operand>>, std::string, type_of<Operand>>;
    return std::vector<kept>(values.begin(), values.end());
}

namespace dsl {

/// `in(users.id, ids)`: a container by value, a std::span by reference. False for an empty list.
template <expression Operand, value_range Range>
constexpr auto in(Operand operand, Range&& values) {
    return make_in<false>(operand, std::forward<Range>(values));
}
template <expression Operand>
constexpr auto in(Operand operand, std::initializer_list<list_value<Operand>> values) {
    return make_in<false>(operand, kept_values<Operand>(values));
}
template <expression Operand, other_than_listed<Operand> Value>
constexpr auto in(Operand operand, std::initializer_list<Value> values) {
    return make_in<false>(operand, std::vector<Value>(values.begin(), values.end()));
}
template <expression Operand, subquery Query>
constexpr auto in(Operand operand, Query query) {
    return make_in_query<false>(operand, query);
}

/// True for an empty list.
template <expression Operand, value_range Range>
constexpr auto not_in(Operand operand, Range&& values) {
    return make_in<true>(operand, std::forward<Range>(values));
}
template <expression Operand>
constexpr auto not_in(Operand operand, std::initializer_list<list_value<Operand>> values) {
    return make_in<true>(operand, kept_values<Operand>(values));
}
template <expression Operand, other_than_listed<Operand> Value>
constexpr auto not_in(Operand operand, std::initializer_list<Value> values) {
    return make_in<true>(operand, std::vector<Value>(values.begin(), values.end()));
}
template <expression Operand, subquery Query>
constexpr auto not_in(Operand operand, Query query) {
    return make_in_query<true>(operand, query);
}

}  // namespace dsl
}  // namespace orm
