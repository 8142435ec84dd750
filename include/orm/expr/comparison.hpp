// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <orm/expr/operand.hpp>

namespace orm {

enum class comparison_operator : std::uint8_t {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    distinct,  // is distinct from: as not_equal, but null is a value like any other
    not_distinct,
};

/// Whether it asks which of two values is the greater.
constexpr bool compares_greater(comparison_operator of) {
    return of >= comparison_operator::less && of <= comparison_operator::greater_equal;
}

template <comparison_operator Operator, class Lhs, class Rhs>
struct comparison {
    using type     = bool;
    using operands = types<Lhs, Rhs>;
    static constexpr null_rule nulls =
        Operator >= comparison_operator::distinct ? null_rule::never : null_rule::any_operand;
    Lhs lhs;
    Rhs rhs;
};

/// `is null`, or with `Null` false `is not null`.
template <bool Null, class Operand>
struct null_test {
    using type                       = bool;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::never;

    Operand operand;
};

template <bool Negated, class Operand, class Low, class High>
struct between_node {
    using type                       = bool;
    using operands                   = types<Operand, Low, High>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
    Low     low;
    High    high;
};

template <class Operand>
concept not_null_value =
    !std::same_as<Operand, std::nullptr_t> && !std::same_as<Operand, std::nullopt_t> &&
    (expression<Operand> || !is_nullable<Operand>);

/// Rules `comparing-with-null`, `types-do-not-compare` and `kept-differently`. Answers whether they
/// are met.
template <class Lhs, class Rhs, bool NullsCompare = false>
consteval bool check_comparison() {
    if constexpr (!NullsCompare && !(not_null_value<Lhs> && not_null_value<Rhs>)) {
        static_assert(
            not_null_value<Lhs> && not_null_value<Rhs>,
            "orm: a comparison with null is never true. Use is_null(), is_not_distinct_from() "
            "or, for an optional filter, when(). docs/errors.md#comparing-with-null");
        return false;
    } else if constexpr (!operands_compare<Lhs, Rhs>) {
        static_assert(
            operands_compare<Lhs, Rhs>,
            "orm: the two sides of a comparison have types that do not compare. Give a "
            "value of the column's type, or cast<>(). docs/errors.md#types-do-not-compare");
        return false;
    } else {
        return check_kept_alike<Lhs, Rhs>();
    }
}

/// Rule `subquery-of-one-column`, where a query is compared with a value.
template <class Operand>
consteval bool check_one_column_if_query() {
    if constexpr (subquery<Operand>)
        return check_one_column<Operand>();
    else
        return true;
}

/// All rules of a comparison. `Ordered` says that it asks which of two values is the greater.
template <class Lhs, class Rhs, bool Ordered, bool NullsCompare>
consteval bool check_operands() {
    if constexpr (!check_order_of_values<Ordered, Lhs>() || !check_order_of_values<Ordered, Rhs>())
        return false;
    else if constexpr (!check_one_column_if_query<Lhs>() || !check_one_column_if_query<Rhs>())
        return false;
    else
        return check_comparison<Lhs, Rhs, NullsCompare>();
}

template <comparison_operator Operator, bool Ordered = compares_greater(Operator), class Lhs,
          class Rhs>
[[gnu::always_inline]] constexpr auto compare(Lhs&& lhs, Rhs&& rhs) {
    using left              = std::decay_t<Lhs>;
    using right             = std::decay_t<Rhs>;
    constexpr bool distinct = Operator >= comparison_operator::distinct;
    if constexpr (check_operands<left, right, Ordered, distinct>())
        return comparison<Operator, operand_for<right, left>, operand_for<left, right>>{
            operand_for<right, left>(static_cast<Lhs&&>(lhs)),
            operand_for<left, right>(static_cast<Rhs&&>(rhs))};
    else
        return invalid_expression{};
}

template <bool Negated, class Operand, class Low, class High>
[[gnu::always_inline]] constexpr auto make_between(Operand operand, Low&& low, High&& high) {
    if constexpr (!check_comparison<Operand, std::decay_t<Low>>())
        return invalid_expression{};
    else if constexpr (!check_comparison<Operand, std::decay_t<High>>())
        return invalid_expression{};
    else if constexpr (!check_order_of_values<true, Operand>())
        return invalid_expression{};
    else
        return between_node<Negated, Operand, operand_for<Operand, Low>,
                            operand_for<Operand, High>>{
            operand, as_operand<Operand>(static_cast<Low&&>(low)),
            as_operand<Operand>(static_cast<High&&>(high))};
}

namespace dsl {

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto eq(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::equal>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto ne(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::not_equal>(static_cast<Lhs&&>(lhs),
                                                   static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto lt(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::less>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto lte(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::less_equal>(static_cast<Lhs&&>(lhs),
                                                    static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto gt(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::greater>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto gte(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::greater_equal>(static_cast<Lhs&&>(lhs),
                                                       static_cast<Rhs&&>(rhs));
}

/// As `ne`, but null is distinct from every value and not from null; never null itself.
template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto is_distinct_from(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::distinct>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

/// As `eq`, but null equals null: the way to look for what may be absent.
template <class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto is_not_distinct_from(Lhs&& lhs, Rhs&& rhs) {
    return compare<comparison_operator::not_distinct>(static_cast<Lhs&&>(lhs),
                                                      static_cast<Rhs&&>(rhs));
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto is_null(Operand operand) {
    return null_test<true, Operand>{operand};
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto is_not_null(Operand operand) {
    return null_test<false, Operand>{operand};
}

/// Both bounds are included.
template <expression Operand, class Low, class High>
[[gnu::always_inline]] constexpr auto between(Operand operand, Low&& low, High&& high) {
    return make_between<false>(operand, static_cast<Low&&>(low), static_cast<High&&>(high));
}

template <expression Operand, class Low, class High>
[[gnu::always_inline]] constexpr auto not_between(Operand operand, Low&& low, High&& high) {
    return make_between<true>(operand, static_cast<Low&&>(low), static_cast<High&&>(high));
}

}  // namespace dsl
}  // namespace orm
