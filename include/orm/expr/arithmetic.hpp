// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <orm/expr/comparison.hpp>

namespace orm {

enum class arithmetic_operator : std::uint8_t { add, subtract, multiply, divide, modulo, concat };

/// Whole numbers give whole numbers (also when divided, as in both engines), text gives text, the
/// user's own numeric types give themselves, anything with a fraction gives double.
template <class Lhs, class Rhs>
using arithmetic_type = std::conditional_t<
    std::integral<Lhs> && std::integral<Rhs>, std::int64_t,
    std::conditional_t<std::is_arithmetic_v<Lhs> && std::is_arithmetic_v<Rhs>, double, Lhs>>;

template <class Divisor>
inline constexpr bool is_never_zero = false;
template <auto Value, class Peer>
    requires std::is_arithmetic_v<decltype(Value)>
inline constexpr bool is_never_zero<literal<Value, Peer>> = Value != 0;

template <arithmetic_operator Operator, class Lhs, class Rhs>
struct arithmetic {
    using type     = arithmetic_type<type_of<Lhs>, type_of<Rhs>>;
    using operands = types<Lhs, Rhs>;
    // SQLite answers null to a division by zero.
    static constexpr null_rule nulls =
        (Operator == arithmetic_operator::divide || Operator == arithmetic_operator::modulo) &&
                !is_never_zero<Rhs>
            ? null_rule::always
            : null_rule::any_operand;
    Lhs lhs;
    Rhs rhs;
};

template <class Operand>
struct negative {
    using type                       = type_of<Operand>;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
};

/// Numbers and what is stored as a number; no truth values, texts, enums or times.
template <class Type>
concept calculates = storage_of<Type> == storage::integer || storage_of<Type> == storage::real;

/// Numbers with numbers, the user's numeric types with themselves.
template <class Lhs, class Rhs>
concept types_calculate =
    std::same_as<Lhs, invalid_expression> || std::same_as<Rhs, invalid_expression> ||
    (operands_compare<Lhs, Rhs> && calculates<operand_type<Lhs>> && calculates<operand_type<Rhs>>);

template <class Operand>
concept joined_text = std::same_as<Operand, invalid_expression> || text_like<operand_type<Operand>>;

template <arithmetic_operator Operator, class Lhs, class Rhs>
[[gnu::always_inline]] constexpr auto calculate(Lhs&& lhs, Rhs&& rhs) {
    using left  = std::decay_t<Lhs>;
    using right = std::decay_t<Rhs>;
    if constexpr (types_calculate<left, right>) {
        return arithmetic<Operator, operand_for<right, Lhs>, operand_for<left, Rhs>>{
            as_operand<right>(static_cast<Lhs&&>(lhs)), as_operand<left>(static_cast<Rhs&&>(rhs))};
    } else {
        static_assert(types_calculate<left, right>,
                      "orm: arithmetic takes numbers on both sides. cast<>() one of them; text is "
                      "joined by concat(). "
                      "docs/errors.md#types-do-not-calculate");
        return invalid_expression{};
    }
}

namespace dsl {

template <class Lhs, class Rhs>
constexpr auto add(Lhs&& lhs, Rhs&& rhs) {
    return calculate<arithmetic_operator::add>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
constexpr auto subtract(Lhs&& lhs, Rhs&& rhs) {
    return calculate<arithmetic_operator::subtract>(static_cast<Lhs&&>(lhs),
                                                    static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
constexpr auto multiply(Lhs&& lhs, Rhs&& rhs) {
    return calculate<arithmetic_operator::multiply>(static_cast<Lhs&&>(lhs),
                                                    static_cast<Rhs&&>(rhs));
}

/// By zero: null in SQLite, an error in PostgreSQL. By `lit<2>` it is null only where the other is.
template <class Lhs, class Rhs>
constexpr auto divide(Lhs&& lhs, Rhs&& rhs) {
    return calculate<arithmetic_operator::divide>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
constexpr auto modulo(Lhs&& lhs, Rhs&& rhs) {
    return calculate<arithmetic_operator::modulo>(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <expression Operand>
constexpr auto negate(Operand operand) {
    return negative<Operand>{operand};
}

/// Joins texts; null when one of them is.
template <class Lhs, class Rhs>
constexpr auto concat(Lhs&& lhs, Rhs&& rhs) {
    using left  = std::decay_t<Lhs>;
    using right = std::decay_t<Rhs>;
    if constexpr (joined_text<left> && joined_text<right>) {
        return arithmetic<arithmetic_operator::concat, operand_for<right, Lhs>,
                          operand_for<left, Rhs>>{as_operand<right>(static_cast<Lhs&&>(lhs)),
                                                  as_operand<left>(static_cast<Rhs&&>(rhs))};
    } else {
        static_assert(joined_text<left> && joined_text<right>,
                      "orm: concat() joins texts. cast<std::string>() makes a text of anything. "
                      "docs/errors.md#concat-takes-text");
        return invalid_expression{};
    }
}

template <class First, class Second, class Third, class... Rest>
constexpr auto concat(First&& first, Second&& second, Third&& third, Rest&&... rest) {
    return concat(concat(static_cast<First&&>(first), static_cast<Second&&>(second)),
                  static_cast<Third&&>(third), static_cast<Rest&&>(rest)...);
}

}  // namespace dsl
}  // namespace orm
