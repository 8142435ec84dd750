// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/expr/aggregate.hpp>
#include <orm/expr/function_argument.hpp>
#include <orm/expr/order.hpp>

// Aggregates that pick one of all rows' values by the order of these.

namespace orm {

enum class ordered_set_function : std::uint8_t { percentile_cont, percentile_disc, mode };

/// The call's arguments, and behind them what the values are ordered by.
template <ordered_set_function Function, class Order, class... Arguments>
struct ordered_set_aggregate {
    using operand  = typename ordered_operand<Order>::result;
    using type     = std::conditional_t<Function == ordered_set_function::percentile_cont, double,
                                        type_of<operand>>;
    using operands = types<Arguments..., Order>;
    using nullable_operands            = types<operand>;
    static constexpr null_rule nulls   = null_rule::no_rows;
    static constexpr bool      summary = true;

    list<Arguments..., Order> items;

    /// Only the rows that meet a condition: `mode().within_group(x).filter(gt(y, 0))`.
    template <class Condition>
    constexpr auto filter(Condition condition) const {
        return make_filtered(*this, condition);
    }
};

/// Like those of distinct values, they have no windows.
template <ordered_set_function Function, class Order, class... Arguments>
inline constexpr bool is_distinct<ordered_set_aggregate<Function, Order, Arguments...>> = true;

template <ordered_set_function Function, class Operand>
consteval bool check_ordered_set() {
    if constexpr (!check_no_window_inside<Operand>())
        return false;
    else if constexpr (!check_order_of_values<Function != ordered_set_function::mode, Operand>())
        return false;
    else if constexpr (Function == ordered_set_function::percentile_cont)
        return check_function_argument<argument_type::number, Operand>();
    else
        return true;
}

/// Becomes an expression by `within_group()`.
template <ordered_set_function Function, class... Arguments>
struct ordered_set_call {
    list<Arguments...> arguments;

    /// The values and their order: an expression, or `desc()` of one.
    template <class Order>
        requires expression<typename ordered_operand<Order>::result>
    constexpr auto within_group(Order order) const {
        if constexpr (check_ordered_set<Function, typename ordered_operand<Order>::result>())
            return ordered_set_aggregate<Function, Order, Arguments...>{
                append_to(arguments, order)};
        else
            return invalid_expression{};
    }
};

namespace dsl {

/// The number below which a part of all rows' numbers are, from 0 to 1, worked out between two of
/// them where need be: `percentile_cont(0.5).within_group(users.age)` is the median. A double;
/// nulls don't count, and over no rows it is null. PostgreSQL only.
constexpr auto percentile_cont(double part) {
    return ordered_set_call<ordered_set_function::percentile_cont, bound<double>>{
        make_list(as_operand<double>(part))};
}

/// The first value that has that part of all values in front of it or is one of them: of any type
/// that has an order. PostgreSQL only.
constexpr auto percentile_disc(double part) {
    return ordered_set_call<ordered_set_function::percentile_disc, bound<double>>{
        make_list(as_operand<double>(part))};
}

/// The value that most rows have, of several the first. PostgreSQL only.
constexpr auto mode() { return ordered_set_call<ordered_set_function::mode>{}; }

}  // namespace dsl
}  // namespace orm
