// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/expr/function.hpp>

namespace orm {

/// A call of a function of numbers that is not defined for all of them.
template <function_name Name, argument_type... Wanted, class... Operands>
constexpr auto partial_call(Operands... operands) {
    if constexpr ((check_function_argument<Wanted, Operands>() && ...))
        return call<Name, double, null_rule::always>(operands...);
    else
        return invalid_expression{};
}

namespace dsl {

template <expression Operand>
constexpr auto abs(Operand operand) {
    return checked_call<function_name::abs, type_of<Operand>, argument_type::number>(operand);
}
/// A half is rounded away from zero.
template <expression Operand>
constexpr auto round(Operand operand) {
    return checked_call<function_name::round, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto round(Operand operand, int digits) {
    return checked_call<function_name::round, double, argument_type::number,
                        argument_type::whole_number>(operand, digits);
}
template <expression Operand>
constexpr auto ceil(Operand operand) {
    return checked_call<function_name::ceil, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto floor(Operand operand) {
    return checked_call<function_name::floor, double, argument_type::number>(operand);
}

/// Without its fraction.
template <expression Operand>
constexpr auto trunc(Operand operand) {
    return checked_call<function_name::trunc, double, argument_type::number>(operand);
}

/// -1, 0 or 1.
template <expression Operand>
constexpr auto sign(Operand operand) {
    return checked_call<function_name::sign, std::int64_t, argument_type::number>(operand);
}

template <expression Operand>
constexpr auto exp(Operand operand) {
    return checked_call<function_name::exp, double, argument_type::number>(operand);
}

// Where one of these is not defined, as the root of -1, SQLite answers null and PostgreSQL with an
// error.

template <expression Operand, class Exponent>
constexpr auto power(Operand operand, Exponent exponent) {
    return partial_call<function_name::power, argument_type::number, argument_type::number>(
        operand, exponent);
}
template <expression Operand>
constexpr auto sqrt(Operand operand) {
    return partial_call<function_name::sqrt, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto ln(Operand operand) {
    return partial_call<function_name::ln, argument_type::number>(operand);
}
/// To the base of 10, or another one: `log(2, x)`.
template <expression Operand>
constexpr auto log(Operand operand) {
    return partial_call<function_name::log, argument_type::number>(operand);
}
template <class Base, expression Operand>
constexpr auto log(Base base, Operand operand) {
    return partial_call<function_name::log, argument_type::number, argument_type::number>(
        as_operand<Operand>(base), operand);
}
template <expression Operand>
constexpr auto asin(Operand operand) {
    return partial_call<function_name::asin, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto acos(Operand operand) {
    return partial_call<function_name::acos, argument_type::number>(operand);
}

template <expression Operand>
constexpr auto sin(Operand operand) {
    return checked_call<function_name::sin, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto cos(Operand operand) {
    return checked_call<function_name::cos, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto tan(Operand operand) {
    return checked_call<function_name::tan, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto atan(Operand operand) {
    return checked_call<function_name::atan, double, argument_type::number>(operand);
}
template <expression Operand, class Other>
constexpr auto atan2(Operand operand, Other other) {
    return checked_call<function_name::atan2, double, argument_type::number, argument_type::number>(
        operand, other);
}
template <expression Operand>
constexpr auto degrees(Operand operand) {
    return checked_call<function_name::degrees, double, argument_type::number>(operand);
}
template <expression Operand>
constexpr auto radians(Operand operand) {
    return checked_call<function_name::radians, double, argument_type::number>(operand);
}
constexpr auto pi() { return function_call<function_name::pi, double, null_rule::never>{}; }

/// A number from 0 up to but not 1, another one for each row. Not named `random`, as the C library
/// has a function of that name, which would be called instead.
constexpr auto random_fraction() {
    return function_call<function_name::random_fraction, double, null_rule::never>{};
}

}  // namespace dsl
}  // namespace orm
