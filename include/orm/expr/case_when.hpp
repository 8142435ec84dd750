// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/expr/logical.hpp>
#include <orm/expr/result_types.hpp>

namespace orm {

/// The results among the items of a `case`.
template <class Items>
struct results_among_items;
template <>
struct results_among_items<types<>> {
    using result = types<>;
};
template <class Else>
struct results_among_items<types<Else>> {
    using result = types<Else>;
};
template <class Condition, class Value, class... Rest>
struct results_among_items<types<Condition, Value, Rest...>> {
    using result = joined_types<types<Value>, typename results_among_items<types<Rest...>>::result>;
};
template <class Items>
using results_among = typename results_among_items<Items>::result;

/// `case when ... then ... [when ... then ...] [else ...] end`: conditions and results in turn, and
/// one more item where there is an `else`.
template <class Result, bool HasElse, class... Items>
struct case_node {
    using type                       = Result;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = HasElse ? null_rule::any_operand : null_rule::always;
    using nullable_operands          = results_among<types<Items...>>;  // no condition makes a null

    list<Items...> items;

    template <class Condition, class Value>
        requires(!HasElse)
    constexpr auto when(Condition condition, Value&& value) const {
        if constexpr (!check_condition<Condition>())
            return *this;
        else if constexpr (check_result_type<peer, std::decay_t<Value>>())
            return append<false>(indexes{}, condition,
                                 as_operand<peer>(std::forward<Value>(value)));
        else
            return *this;
    }

    template <class Value>
        requires(!HasElse)
    constexpr auto else_(Value&& value) const {
        if constexpr (check_result_type<peer, std::decay_t<Value>>())
            return append<true>(indexes{}, as_operand<peer>(std::forward<Value>(value)));
        else
            return case_node<Result, true, Items...>{items};
    }

private:
    using peer = first_type<results_among<types<Items...>>>;  // what the others are stored like

    using indexes = std::index_sequence_for<Items...>;

    template <bool Closed, std::size_t... Index, class... More>
    constexpr auto append(std::index_sequence<Index...>, More... more) const {
        return case_node<Result, Closed, Items..., More...>{
            make_list(item_of<Index>(items)..., more...)};
    }
};

template <class Result, bool HasElse, class Condition, class Value, class... Rest>
struct stored_like<case_node<Result, HasElse, Condition, Value, Rest...>> : stored_like<Value> {};

namespace dsl {

/// `case_when(gt(x, 0), "positive").when(eq(x, 0), "zero").else_("negative")`; null without
/// `else_`.
template <class Condition, class Value>
constexpr auto case_when(Condition condition, Value&& value) {
    using result = operand_for<void, Value>;
    if constexpr (check_condition<Condition>())
        return case_node<type_of<result>, false, Condition, result>{
            make_list(condition, as_operand<void>(std::forward<Value>(value)))};
    else
        return case_when(disjunction<>{}, std::forward<Value>(value));
}

/// One of two values: `iif(gt(x, 0), "positive", "negative")`.
template <class Condition, class Value, class Otherwise>
constexpr auto iif(Condition condition, Value&& value, Otherwise&& otherwise) {
    return case_when(condition, std::forward<Value>(value))
        .else_(std::forward<Otherwise>(otherwise));
}

}  // namespace dsl
}  // namespace orm
