// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <orm/expr/arithmetic.hpp>
#include <orm/expr/content.hpp>
#include <orm/expr/logical.hpp>
#include <orm/expr/over.hpp>

namespace orm {

enum class aggregate_function : std::uint8_t {
    count,
    sum,
    avg,
    min,
    max,
    bool_and,
    bool_or,
    stddev_samp,
    stddev_pop,
    var_samp,
    var_pop,
};

/// Whether it asks which of two values is the greater.
constexpr bool compares_greater(aggregate_function of) {
    return of == aggregate_function::min || of == aggregate_function::max;
}

/// Whether it tells how far values are from their average.
constexpr bool measures_spread(aggregate_function of) {
    return of >= aggregate_function::stddev_samp;
}

/// When it is null where its operand is not. One row alone is no sample of others.
constexpr null_rule nulls_of(aggregate_function of) {
    switch (of) {
        case aggregate_function::count: return null_rule::never;
        case aggregate_function::stddev_samp:
        case aggregate_function::var_samp: return null_rule::always;
        default: return null_rule::no_rows;
    }
}

/// `count(*)`
struct count_rows {
    using type                         = std::int64_t;
    using operands                     = types<>;
    static constexpr null_rule nulls   = null_rule::never;
    static constexpr bool      summary = true;

    template <class Condition>
    constexpr auto filter(Condition condition) const;

    /// For each row, over the rows of a window around it: `sum(x).over(partition_by(y))`.
    template <window... Window>
        requires(sizeof...(Window) <= 1)
    constexpr auto over(Window... given) const {
        return make_over(*this, given...);
    }
};

template <aggregate_function Function, class Type>
using aggregate_type = std::conditional_t<
    Function == aggregate_function::count, std::int64_t,
    std::conditional_t<
        Function == aggregate_function::avg || measures_spread(Function), double,
        std::conditional_t<
            Function == aggregate_function::sum && std::integral<Type>, std::int64_t,
            std::conditional_t<Function == aggregate_function::sum && std::floating_point<Type>,
                               double, Type>>>>;

template <class Aggregate>
inline constexpr bool is_distinct = false;

template <class Aggregate>
concept not_distinct = !is_distinct<Aggregate>;

/// Rule `distinct-over`.
template <class Aggregate>
consteval bool check_not_distinct() {
    static_assert(not_distinct<Aggregate>,
                  "orm: the engines have no window functions of distinct values, nor of ordered "
                  "sets. Take them from a subquery. docs/errors.md#distinct-over");
    return not_distinct<Aggregate>;
}

template <class Aggregate, class... Window>
constexpr auto over_if_not_distinct(Aggregate function, Window... window) {
    if constexpr (check_not_distinct<Aggregate>())
        return make_over(function, window...);
    else
        return invalid_expression{};
}

template <aggregate_function Function, bool Distinct, class Operand>
struct aggregate {
    using type                         = aggregate_type<Function, type_of<Operand>>;
    using operands                     = types<Operand>;
    static constexpr null_rule nulls   = nulls_of(Function);
    static constexpr bool      summary = true;

    Operand operand;

    /// Only the rows that meet a condition count: `sum(x).filter(gt(x, 0))`.
    template <class Condition>
    constexpr auto filter(Condition condition) const;

    /// For each row, over the rows of a window around it: `sum(x).over(partition_by(y))`.
    template <window... Window>
        requires(sizeof...(Window) <= 1)
    constexpr auto over(Window... given) const {
        return over_if_not_distinct(*this, given...);
    }
};

template <aggregate_function Function, class Operand>
inline constexpr bool is_distinct<aggregate<Function, true, Operand>> = true;

/// An aggregate over the rows that meet a condition.
template <class Aggregate, class Condition>
struct filtered_aggregate {
    using type     = type_of<Aggregate>;
    using operands = types<Aggregate, Condition>;
    static constexpr null_rule nulls =
        Aggregate::nulls == null_rule::never ? null_rule::never : null_rule::always;
    static constexpr bool summary = true;

    Aggregate function;
    Condition condition;

    /// For each row, over the rows of a window around it: `sum(x).over(partition_by(y))`.
    template <window... Window>
        requires(sizeof...(Window) <= 1)
    constexpr auto over(Window... given) const {
        return over_if_not_distinct(*this, given...);
    }
};

template <class Aggregate, class Condition>
inline constexpr bool is_distinct<filtered_aggregate<Aggregate, Condition>> =
    is_distinct<Aggregate>;

// The condition of a filter holds no aggregate, and the filtered one is not inside of another.
template <class Aggregate, class Condition>
inline constexpr unsigned content_of<filtered_aggregate<Aggregate, Condition>> =
    content_of<Aggregate>;

template <class Aggregate, class Condition>
struct windowed_operands<filtered_aggregate<Aggregate, Condition>> {
    using result = joined_types<typename windowed_operands<Aggregate>::result, types<Condition>>;
};

template <class Aggregate, class Condition>
constexpr auto make_filtered(Aggregate function, Condition condition) {
    if constexpr (!check_condition<Condition>())
        return function;
    else if constexpr (!check_not_nested<Condition>())
        return function;
    else if constexpr (!check_no_window_inside<Condition>())
        return function;
    else
        return filtered_aggregate<Aggregate, Condition>{function, condition};
}

template <class Condition>
constexpr auto count_rows::filter(Condition condition) const {
    return make_filtered(*this, condition);
}

template <aggregate_function Function, bool Distinct, class Operand>
template <class Condition>
constexpr auto aggregate<Function, Distinct, Operand>::filter(Condition condition) const {
    return make_filtered(*this, condition);
}

/// Numbers, what is stored as a number, and the sum of durations where they are kept as integers.
template <class Operand, aggregate_function Function>
concept sums =
    std::same_as<Operand, invalid_expression> || calculates<type_of<Operand>> ||
    (Function == aggregate_function::sum && family_of<type_of<Operand>> == type_family::interval &&
     kept_as<Operand> == storage::integer);

/// Rule `sums-take-numbers`.
template <class Operand, aggregate_function Function>
consteval bool check_summable() {
    if constexpr (Function == aggregate_function::sum || Function == aggregate_function::avg ||
                  measures_spread(Function)) {
        static_assert(sums<Operand, Function>,
                      "orm: sum(), avg() and their like take numbers. Count by count(), or "
                      "cast<>() the operand. docs/errors.md#sums-take-numbers");
        return sums<Operand, Function>;
    } else {
        return true;
    }
}

template <aggregate_function Function, bool Distinct, class Operand>
[[gnu::always_inline]] constexpr auto make_aggregate(Operand operand) {
    if constexpr (!check_no_window_inside<Operand>())
        return invalid_expression{};
    else if constexpr (!check_summable<Operand, Function>())
        return invalid_expression{};
    else if constexpr (!check_order_of_values<compares_greater(Function), Operand>())
        return invalid_expression{};
    else
        return aggregate<Function, Distinct, Operand>{operand};
}

namespace dsl {

/// All rows; or those where the operand is not null.
[[gnu::always_inline]] constexpr auto count() { return count_rows{}; }
template <expression Operand>
[[gnu::always_inline]] constexpr auto count(Operand operand) {
    return make_aggregate<aggregate_function::count, false>(operand);
}
template <expression Operand>
[[gnu::always_inline]] constexpr auto count_distinct(Operand operand) {
    return make_aggregate<aggregate_function::count, true>(operand);
}

/// Null over no rows. Whole numbers give std::int64_t, numbers with a fraction double.
template <expression Operand>
[[gnu::always_inline]] constexpr auto sum(Operand operand) {
    return make_aggregate<aggregate_function::sum, false>(operand);
}
template <expression Operand>
[[gnu::always_inline]] constexpr auto sum_distinct(Operand operand) {
    return make_aggregate<aggregate_function::sum, true>(operand);
}

/// A double; null over no rows.
template <expression Operand>
[[gnu::always_inline]] constexpr auto avg(Operand operand) {
    return make_aggregate<aggregate_function::avg, false>(operand);
}
template <expression Operand>
[[gnu::always_inline]] constexpr auto avg_distinct(Operand operand) {
    return make_aggregate<aggregate_function::avg, true>(operand);
}

/// How far values are from their average, as a double: the standard deviation and its square, of a
/// sample, null over less than two rows, or of all there is, null over no rows. PostgreSQL only.
template <expression Operand>
constexpr auto stddev_samp(Operand operand) {
    return make_aggregate<aggregate_function::stddev_samp, false>(operand);
}
template <expression Operand>
constexpr auto stddev_pop(Operand operand) {
    return make_aggregate<aggregate_function::stddev_pop, false>(operand);
}
template <expression Operand>
constexpr auto var_samp(Operand operand) {
    return make_aggregate<aggregate_function::var_samp, false>(operand);
}
template <expression Operand>
constexpr auto var_pop(Operand operand) {
    return make_aggregate<aggregate_function::var_pop, false>(operand);
}

/// Whether a condition holds for all rows, or for any, where it is not null; null over no rows:
/// `bool_and(gt(users.age, 17))`.
template <class Condition>
constexpr auto bool_and(Condition condition) {
    if constexpr (check_condition<Condition>())
        return make_aggregate<aggregate_function::bool_and, false>(condition);
    else
        return invalid_expression{};
}
template <class Condition>
constexpr auto bool_or(Condition condition) {
    if constexpr (check_condition<Condition>())
        return make_aggregate<aggregate_function::bool_or, false>(condition);
    else
        return invalid_expression{};
}

/// Of the operand's type; null over no rows.
template <expression Operand>
[[gnu::always_inline]] constexpr auto min(Operand operand) {
    return make_aggregate<aggregate_function::min, false>(operand);
}
template <expression Operand>
[[gnu::always_inline]] constexpr auto max(Operand operand) {
    return make_aggregate<aggregate_function::max, false>(operand);
}

}  // namespace dsl
}  // namespace orm
