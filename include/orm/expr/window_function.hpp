// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <utility>

#include <orm/expr/over.hpp>
#include <orm/expr/result_types.hpp>

namespace orm {

enum class window_function : std::uint8_t {
    row_number,
    rank,
    dense_rank,
    percent_rank,
    cume_dist,
    ntile,
    lag,
    lead,
    first_value,
    last_value,
    nth_value,
};

/// A function that has a value in a window only: it is no expression before over().
template <window_function Function, class Result, null_rule Nulls, class... Items>
struct window_call {
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = Nulls;

    list<Items...> items;

    /// `row_number().over(partition_by(posts.author_id).order_by(posts.id))`
    template <window... Window>
        requires(sizeof...(Window) <= 1)
    constexpr auto over(Window... given) const {
        return make_over(*this, given...);
    }
};

template <window_function Function, class Result, null_rule Nulls, class... Items>
struct windowed_type<window_call<Function, Result, Nulls, Items...>> {
    using result = Result;
};

/// A value taken from another row is kept there as here.
template <window_function Function, class Result, null_rule Nulls, class First, class... Rest,
          class Window>
struct stored_like<over_node<window_call<Function, Result, Nulls, First, Rest...>, Window>> {
    using result = std::conditional_t<Function >= window_function::lag,
                                      typename stored_like<First>::result, void>;
};

template <class Count>
concept window_count =
    (std::integral<Count> && !std::same_as<Count, bool>) ||
    (expression<Count> && frame_constant<Count> && std::integral<operand_type<Count>> &&
     !std::same_as<operand_type<Count>, bool>);

/// Rule `window-argument`.
template <class Count>
consteval bool check_window_count() {
    static_assert(
        window_count<Count>,
        "orm: ntile(), nth_value(), lag() and lead() take a whole number that is the same "
        "for all rows. docs/errors.md#window-argument");
    return window_count<Count>;
}

/// Not constexpr, so that a constant out of range in a constant expression is a compile error, too.
[[noreturn]] void throw_window_argument_out_of_range();

template <class Count>
constexpr auto as_window_count(Count count, [[maybe_unused]] std::int64_t least) {
    if constexpr (std::integral<Count>)
        if (std::cmp_less(count, least)) throw_window_argument_out_of_range();
    return as_operand<void>(count);
}

/// A window function that was called wrong, so that one mistake is one error.
struct invalid_window_call {
    template <class... Window>
    constexpr auto over(Window...) const {
        return invalid_expression{};
    }
};

template <window_function Function, class Result, null_rule Nulls, class... Items>
constexpr auto make_window_call(Items... items) {
    if constexpr (check_no_window_inside<types<Items...>>())
        return window_call<Function, Result, Nulls, Items...>{make_list(items...)};
    else
        return invalid_window_call{};
}

/// lag() and lead().
template <window_function Function, class Operand, class Count>
constexpr auto make_shift(Operand operand, Count count) {
    if constexpr (check_window_count<Count>())
        return make_window_call<Function, type_of<Operand>, null_rule::always>(
            operand, as_window_count(count, 0));
    else
        return invalid_window_call{};
}
template <window_function Function, class Operand, class Count, class Default>
constexpr auto make_shift(Operand operand, Count count, Default&& otherwise) {
    if constexpr (!check_window_count<Count>())
        return invalid_window_call{};
    else if constexpr (!check_result_type<Operand, std::decay_t<Default>>())
        return invalid_window_call{};
    else
        return make_window_call<Function, type_of<Operand>, null_rule::any_operand>(
            operand, as_window_count(count, 0),
            as_operand<Operand>(std::forward<Default>(otherwise)));
}

namespace dsl {

/// The place of a row in its window, from 1; of equals one comes before the other by chance.
constexpr auto row_number() {
    return make_window_call<window_function::row_number, std::int64_t, null_rule::never>();
}
/// The place of the first of a row's equals: 1, 1, 3.
constexpr auto rank() {
    return make_window_call<window_function::rank, std::int64_t, null_rule::never>();
}
/// The number of the group of equals that a row is in: 1, 1, 2.
constexpr auto dense_rank() {
    return make_window_call<window_function::dense_rank, std::int64_t, null_rule::never>();
}
/// The rank as a fraction from 0 to 1.
constexpr auto percent_rank() {
    return make_window_call<window_function::percent_rank, double, null_rule::never>();
}
/// The part of the rows that are not behind this one, above 0 and up to 1.
constexpr auto cume_dist() {
    return make_window_call<window_function::cume_dist, double, null_rule::never>();
}

/// The rows in so many parts of one size, as far as they can: 1 for the first part.
template <class Count>
constexpr auto ntile(Count parts) {
    if constexpr (check_window_count<Count>())
        return make_window_call<window_function::ntile, std::int64_t, null_rule::any_operand>(
            as_window_count(parts, 1));
    else
        return invalid_window_call{};
}

/// The operand's value so many rows before, null where there is no such row; or a default there.
template <expression Operand>
constexpr auto lag(Operand operand) {
    return make_window_call<window_function::lag, type_of<Operand>, null_rule::always>(operand);
}
template <expression Operand, class Count>
constexpr auto lag(Operand operand, Count rows) {
    return make_shift<window_function::lag>(operand, rows);
}
template <expression Operand, class Count, class Default>
constexpr auto lag(Operand operand, Count rows, Default&& otherwise) {
    return make_shift<window_function::lag>(operand, rows, std::forward<Default>(otherwise));
}

/// The operand's value so many rows behind.
template <expression Operand>
constexpr auto lead(Operand operand) {
    return make_window_call<window_function::lead, type_of<Operand>, null_rule::always>(operand);
}
template <expression Operand, class Count>
constexpr auto lead(Operand operand, Count rows) {
    return make_shift<window_function::lead>(operand, rows);
}
template <expression Operand, class Count, class Default>
constexpr auto lead(Operand operand, Count rows, Default&& otherwise) {
    return make_shift<window_function::lead>(operand, rows, std::forward<Default>(otherwise));
}

/// The operand's value in a row of the frame: the first, the last, or the nth from 1. The default
/// frame ends with the current row and its equals.
template <expression Operand>
constexpr auto first_value(Operand operand) {
    return make_window_call<window_function::first_value, type_of<Operand>, null_rule::no_rows>(
        operand);
}
template <expression Operand>
constexpr auto last_value(Operand operand) {
    return make_window_call<window_function::last_value, type_of<Operand>, null_rule::no_rows>(
        operand);
}
template <expression Operand, class Count>
constexpr auto nth_value(Operand operand, Count row) {
    if constexpr (check_window_count<Count>())
        return make_window_call<window_function::nth_value, type_of<Operand>, null_rule::always>(
            operand, as_window_count(row, 1));
    else
        return invalid_window_call{};
}

}  // namespace dsl
}  // namespace orm
