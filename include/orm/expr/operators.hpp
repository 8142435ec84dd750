// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

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
constexpr auto operator==(Lhs&& lhs, Rhs&& rhs) {
    return dsl::eq(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator!=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::ne(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator<(Lhs&& lhs, Rhs&& rhs) {
    return dsl::lt(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator<=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::lte(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator>(Lhs&& lhs, Rhs&& rhs) {
    return dsl::gt(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator>=(Lhs&& lhs, Rhs&& rhs) {
    return dsl::gte(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator&&(Lhs lhs, Rhs rhs) {
    return dsl::and_(lhs, rhs);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator||(Lhs lhs, Rhs rhs) {
    return dsl::or_(lhs, rhs);
}

template <expression Operand>
constexpr auto operator!(Operand operand) {
    return dsl::not_(operand);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator+(Lhs&& lhs, Rhs&& rhs) {
    return dsl::add(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator-(Lhs&& lhs, Rhs&& rhs) {
    return dsl::subtract(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <expression Operand>
constexpr auto operator-(Operand operand) {
    return dsl::negate(operand);
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator*(Lhs&& lhs, Rhs&& rhs) {
    return dsl::multiply(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator/(Lhs&& lhs, Rhs&& rhs) {
    return dsl::divide(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

template <class Lhs, class Rhs>
    requires either_expression<Lhs, Rhs>
constexpr auto operator%(Lhs&& lhs, Rhs&& rhs) {
    return dsl::modulo(std::forward<Lhs>(lhs), std::forward<Rhs>(rhs));
}

}  // namespace orm
