// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/expr/function.hpp>

// Arrays, which are std::vector in C++. PostgreSQL has them; SQLite keeps them as JSON.

namespace orm {

template <class Operand>
concept array_operand =
    expression<Operand> && facts_of<type_of<Operand>>.family == type_family::array;

/// The type of an array's elements, as they are when none is null.
template <class Operand>
using element_of_operand = base_type<element_type<type_of<Operand>>>;

/// One value as an array of the operand's own type. What is no such value is left for the rule.
template <class Operand, class Value>
constexpr auto array_of_one(Value&& value) {
    using element = element_of_operand<Operand>;
    if constexpr (std::convertible_to<Value, element>) {
        std::vector<element> one;
        one.push_back(static_cast<element>(std::forward<Value>(value)));
        return one;
    } else {
        return std::vector<std::decay_t<Value>>{std::forward<Value>(value)};
    }
}

template <class Operand>
using array_list =
    std::initializer_list<std::conditional_t<text_like<element_of_operand<Operand>>,
                                             std::string_view, element_of_operand<Operand>>>;

/// A braced list, as an array of the operand's own type.
template <class Operand>
constexpr auto array_of_list(array_list<Operand> values) {
    return std::vector<element_of_operand<Operand>>(values.begin(), values.end());
}

template <function_name Name, class Result, null_rule Nulls = null_rule::any_operand, class Operand,
          class Other>
constexpr auto array_call(Operand operand, Other&& other) {
    if constexpr (check_comparison<Operand, std::decay_t<Other>>())
        return call<Name, Result, Nulls>(operand, std::forward<Other>(other));
    else
        return invalid_expression{};
}

namespace dsl {

/// Whether all values of another array are in an array: `contains_all(posts.tags, {"c++", "sql"})`.
/// A null is in no array. An index of the kind `gin` serves it.
template <array_operand Operand, class Other>
constexpr auto contains_all(Operand operand, Other&& other) {
    return array_call<function_name::array_contains, bool>(operand, std::forward<Other>(other));
}
template <array_operand Operand>
constexpr auto contains_all(Operand operand, array_list<Operand> values) {
    return contains_all(operand, array_of_list<Operand>(values));
}

/// Whether a value is in an array: `contains(posts.tags, "c++")`.
template <array_operand Operand, class Value>
    requires(!expression<Value>)
constexpr auto contains(Operand operand, Value&& value) {
    return contains_all(operand, array_of_one<Operand>(std::forward<Value>(value)));
}

/// Whether any value of another array is in an array.
template <array_operand Operand, class Other>
constexpr auto contains_any(Operand operand, Other&& other) {
    return array_call<function_name::array_overlaps, bool>(operand, std::forward<Other>(other));
}
template <array_operand Operand>
constexpr auto contains_any(Operand operand, array_list<Operand> values) {
    return contains_any(operand, array_of_list<Operand>(values));
}

/// Whether all values of an array are in another one.
template <array_operand Operand, class Other>
constexpr auto contained_in(Operand operand, Other&& other) {
    return array_call<function_name::array_contained, bool>(operand, std::forward<Other>(other));
}
template <array_operand Operand>
constexpr auto contained_in(Operand operand, array_list<Operand> values) {
    return contained_in(operand, array_of_list<Operand>(values));
}

/// How many elements an array has.
template <array_operand Operand>
constexpr auto cardinality(Operand operand) {
    return call<function_name::cardinality, std::int64_t>(operand);
}

/// An array with the elements of another one behind its own. A null is one without any.
template <array_operand Operand, class Other>
constexpr auto array_cat(Operand operand, Other&& other) {
    return array_call<function_name::array_cat, type_of<Operand>, null_rule::all_operands>(
        operand, std::forward<Other>(other));
}
template <array_operand Operand>
constexpr auto array_cat(Operand operand, array_list<Operand> values) {
    return array_cat(operand, array_of_list<Operand>(values));
}

/// An array with one element more: `posts.tags = array_append(posts.tags, "new")`.
template <array_operand Operand, class Value>
    requires(!expression<Value>)
constexpr auto array_append(Operand operand, Value&& value) {
    return array_cat(operand, array_of_one<Operand>(std::forward<Value>(value)));
}

/// An array without the elements that are a value: `posts.tags = array_remove(posts.tags, "old")`.
template <array_operand Operand, class Value>
    requires(!expression<Value>)
constexpr auto array_remove(Operand operand, Value&& value) {
    return array_call<function_name::array_remove, type_of<Operand>>(
        operand, array_of_one<Operand>(std::forward<Value>(value)));
}

/// The place of the first element that is a value, from 1. Null where there is none.
template <array_operand Operand, class Value>
    requires(!expression<Value>)
constexpr auto array_position(Operand operand, Value&& value) {
    return array_call<function_name::array_position, std::int64_t, null_rule::always>(
        operand, array_of_one<Operand>(std::forward<Value>(value)));
}

}  // namespace dsl
}  // namespace orm
