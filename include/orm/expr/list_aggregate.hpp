// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/expr/aggregate.hpp>
#include <orm/expr/function_argument.hpp>
#include <orm/expr/order.hpp>

// Aggregates that put the values of all rows into one.

namespace orm {

enum class list_function : std::uint8_t { joined_text, json_array, json_object, array };

struct text_of_values {
    using result = std::string;
};

/// What the array of an operand's values is.
template <class Operand>
struct array_of_values {
    using result = std::vector<type_of<Operand>>;
};
template <column Operand>
struct array_of_values<Operand> {
    using result = std::vector<typename Operand::declared>;
};

template <class Operand>
concept array_element = facts_of<std::vector<type_of<Operand>>>.column;

/// Rule `array-of-arrays`.
template <class Operand>
consteval bool check_array_element() {
    static_assert(array_element<Operand>,
                  "orm: array_agg() makes arrays of one dimension, so it takes no arrays. "
                  "docs/errors.md#array-of-arrays");
    return array_element<Operand>;
}

/// `Arguments`, `Orders` and `Conditions` are lists of types, whose values are one behind the other
/// in `items`. There is at most one condition.
template <list_function Function, bool Distinct, class Arguments, class Orders = types<>,
          class Conditions = types<>>
struct list_aggregate;

template <list_function Function, bool Distinct, class... Arguments, class... Orders,
          class... Conditions>
struct list_aggregate<Function, Distinct, types<Arguments...>, types<Orders...>,
                      types<Conditions...>> {
    using operands = types<Arguments..., Orders..., Conditions...>;
    using first    = first_type<types<Arguments...>>;
    using made     = std::conditional_t<Function == list_function::array, array_of_values<first>,
                                        text_of_values>;
    using type     = typename made::result;
    static constexpr bool summary = true;
    // JSON and arrays of no rows are empty.
    static constexpr null_rule nulls = Function != list_function::joined_text ? null_rule::never
                                       : sizeof...(Conditions) != 0           ? null_rule::always
                                                                              : null_rule::no_rows;
    using nullable_operands = std::conditional_t<nulls == null_rule::never, types<>, types<first>>;

    list<Arguments..., Orders..., Conditions...> items;

    /// For each row, over the rows of a window around it, in whose order the values come. No engine
    /// has windows of values with an order of their own.
    template <window... Window>
        requires(sizeof...(Window) <= 1 && sizeof...(Orders) == 0)
    constexpr auto over(Window... given) const {
        return over_if_not_distinct(*this, given...);
    }

    /// The order of the values. SQLite has it from version 3.44 on.
    template <class... Items>
        requires(sizeof...(Items) != 0 && sizeof...(Orders) == 0 && sizeof...(Conditions) == 0)
    constexpr auto order_by(Items... orders) const {
        using ordered = list_aggregate<Function, Distinct, types<Arguments...>, types<Items...>>;
        return ordered{append_to(items, orders...)};
    }

    /// Only the rows that meet a condition: `string_agg(x, ", ").filter(gt(y, 0))`.
    template <class Condition>
        requires(sizeof...(Conditions) == 0)
    constexpr auto filter(Condition condition) const {
        if constexpr (!check_condition<Condition>())
            return *this;
        else if constexpr (!check_not_nested<Condition>())
            return *this;
        else if constexpr (!check_no_window_inside<Condition>())
            return *this;
        else
            return list_aggregate<Function, Distinct, types<Arguments...>, types<Orders...>,
                                  types<Condition>>{append_to(items, condition)};
    }
};

template <list_function Function, class Arguments, class Orders, class Conditions>
inline constexpr bool is_distinct<list_aggregate<Function, true, Arguments, Orders, Conditions>> =
    true;

template <list_function Function, bool Distinct, argument_type... Wanted, class... Operands>
constexpr auto make_list_aggregate(Operands... operands) {
    if constexpr (!(check_no_window_inside<Operands>() && ...))
        return invalid_expression{};
    else if constexpr (!(check_function_argument<Wanted, Operands>() && ...))
        return invalid_expression{};
    else
        return list_aggregate<Function, Distinct, types<Operands...>>{make_list(operands...)};
}

namespace dsl {

/// The texts of all rows that are not null, with a separator between them; null where there is
/// none. Without `order_by` in any order.
template <expression Operand, class Separator>
constexpr auto string_agg(Operand operand, Separator&& between) {
    return make_list_aggregate<list_function::joined_text, false, argument_type::text,
                               argument_type::text>(
        operand, as_operand<void>(std::forward<Separator>(between)));
}

/// The different texts, with commas or, in PostgreSQL only, another separator between them.
template <expression Operand>
constexpr auto string_agg_distinct(Operand operand) {
    return make_list_aggregate<list_function::joined_text, true, argument_type::text>(operand);
}
template <expression Operand, class Separator>
constexpr auto string_agg_distinct(Operand operand, Separator&& between) {
    return make_list_aggregate<list_function::joined_text, true, argument_type::text,
                               argument_type::text>(
        operand, as_operand<void>(std::forward<Separator>(between)));
}

/// The values of all rows as an array, a std::vector; of no rows an empty one. Of a column that may
/// be null the elements are std::optional. A value that an outer join has left out is none that
/// another column's elements can hold.
template <expression Operand>
constexpr auto array_agg(Operand operand) {
    if constexpr (!check_no_window_inside<Operand>())
        return invalid_expression{};
    else if constexpr (!check_array_element<Operand>())
        return invalid_expression{};
    else
        return list_aggregate<list_function::array, false, types<Operand>>{make_list(operand)};
}

/// The values of all rows as JSON, nulls among them; of no rows an empty array.
template <expression Operand>
constexpr auto json_group_array(Operand operand) {
    return make_list_aggregate<list_function::json_array, false, argument_type::json_member>(
        operand);
}

/// The values of all rows as an object, by their names.
template <expression Name, expression Operand>
constexpr auto json_group_object(Name name, Operand operand) {
    return make_list_aggregate<list_function::json_object, false, argument_type::text,
                               argument_type::json_member>(name, operand);
}

}  // namespace dsl
}  // namespace orm
