// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/arithmetic.hpp>
#include <orm/expr/comparison.hpp>
#include <orm/expr/logical.hpp>

// Sugar for the functions of namespace dsl. Every node and column belongs to namespace orm, so
// these are found without a using-directive; none applies unless one side is an expression.

namespace orm {

template <class Lhs, class Rhs>
concept either_expression = expression<Lhs> || expression<Rhs>;

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator==(Lhs&& lhs, Rhs&& rhs) {
    return dsl::eq(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator!=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::ne(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator<(Lhs&& lhs, Rhs&& rhs) {
    return dsl::lt(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator<=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::lte(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator>(Lhs&& lhs, Rhs&& rhs) {
    return dsl::gt(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator>=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::gte(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator&&(Lhs lhs, Rhs rhs) {
    return dsl::and_(lhs, rhs);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator||(Lhs lhs, Rhs rhs) {
    return dsl::or_(lhs, rhs);
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto operator!(Operand operand) {
    return dsl::not_(operand);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator+(Lhs&& lhs, Rhs&& rhs) {
    return dsl::add(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator-(Lhs&& lhs, Rhs&& rhs) {
    return dsl::subtract(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto operator-(Operand operand) {
    return dsl::negate(operand);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator*(Lhs&& lhs, Rhs&& rhs) {
    return dsl::multiply(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator/(Lhs&& lhs, Rhs&& rhs) {
    return dsl::divide(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
[[gnu::always_inline]] constexpr auto operator%(Lhs&& lhs, Rhs&& rhs) {
    return dsl::modulo(static_cast<Lhs&&>(lhs), static_cast<Rhs&&>(rhs));
}

}  // namespace orm
