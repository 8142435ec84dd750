// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/expr/operand.hpp>

namespace orm {

/// Rules `results-differ` and `kept-differently`, for expressions that give one of several values:
/// the first decides what type their result has.
template <class First, class Value>
consteval bool check_result_type() {
    static_assert(
        value_fits<Value, First>,
        "orm: case_when(), coalesce(), greatest() and least() give values of one type, that "
        "of the first. cast<>() the others. docs/errors.md#results-differ");
    if constexpr (value_fits<Value, First>)
        return check_kept_alike<First, Value>();
    else
        return false;
}

}  // namespace orm
