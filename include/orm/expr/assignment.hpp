// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include <orm/expr/comparison.hpp>

namespace orm {

/// `users.age = users.age + 1`, for `values` and `set`. It is no expression.
template <column Column, class Operand>
struct assignment {
    using target   = Column;
    using operands = types<Operand>;

    Operand operand;
};

/// What the library or a mixin sets is not set by anybody else.
template <class Column>
concept set_by_hand = !options_of<Column>.setter.library && !options_of<Column>.setter.mixin;

template <class Column>
concept assignable_column = options_of<Column>.generated == generated_kind::none;

template <class Column, class Value>
concept assignable_type = value_fits<Value, Column>;

template <class Value>
inline constexpr bool is_null_value =
    std::same_as<Value, std::nullptr_t> || std::same_as<Value, std::nullopt_t>;

template <class Column, class Value>
concept null_only_where_allowed =
    is_nullable<typename Column::declared> ||
    !(is_null_value<Value> || (!expression<Value> && is_nullable<Value>));

/// What a type's values are to the database, where they are whole numbers.
template <class Type>
using number_kept = typename compared_as<Type>::result;

/// Some number of one type is none of the other.
template <class Value, class Kept>
inline constexpr bool may_overflow = false;
template <std::integral Value, std::integral Kept>
    requires(!std::same_as<Value, bool> && !std::same_as<Kept, bool>)
inline constexpr bool may_overflow<Value, Kept> =
    !std::in_range<Kept>(std::numeric_limits<Value>::min()) ||
    !std::in_range<Kept>(std::numeric_limits<Value>::max());

/// The operand whose value is compared with the range of its column when it is bound; void where
/// every value of its type is in it.
template <class Column, class Value>
struct checked_operand {
    using result = void;
};
template <class Column, class Value>
    requires(!expression<Value> &&
             may_overflow<number_kept<Value>, number_kept<typename Column::type>>)
struct checked_operand<Column, Value> {
    using result = bound<Value, Column>;
};
// What a parameter is given need not be of the type it is declared with.
template <class Column, fixed_string Name, class Type>
    requires may_overflow<std::int64_t, number_kept<typename Column::type>>
struct checked_operand<Column, named_parameter<Name, Type>> {
    using result = named_parameter<Name, Type, Column>;
};

template <class Column, class Value>
inline constexpr bool constant_fits = true;
template <class Column, std::integral auto Number>
    requires may_overflow<std::remove_cv_t<decltype(Number)>, number_kept<typename Column::type>>
inline constexpr bool constant_fits<Column, literal<Number>> =
    std::in_range<number_kept<typename Column::type>>(Number);

template <class Column, class Value>
concept constant_in_range = constant_fits<Column, Value>;

/// What a value becomes that is assigned: null has the column's type, as engines with types take no
/// null of another one.
template <class Column, class Value>
struct assigned_operand {
    using checked = typename checked_operand<Column, Value>::result;
    using result = std::conditional_t<std::is_void_v<checked>, operand_for<Column, Value>, checked>;
};
template <class Column, class Value>
    requires is_null_value<Value>
struct assigned_operand<Column, Value> {
    using result =
        bound<std::optional<typename Column::type>, storing_peer<Column, typename Column::type>>;
};

/// What a column's `operator=` calls.
template <column Column, class Value>
[[gnu::always_inline]] constexpr auto orm_assign(Column, Value&& value) {
    using plain = std::decay_t<Value>;
    if constexpr (!assignable_column<Column>) {
        static_assert(assignable_column<Column>,
                      "orm: the database computes this column. Leave it out. "
                      "docs/errors.md#generated-column");
        return assignment<Column, invalid_expression>{};
    } else if constexpr (!set_by_hand<Column>) {
        static_assert(set_by_hand<Column>,
                      "orm: the library or a mixin sets this column by itself. Leave it out; "
                      "deleted rows come back by restore(). "
                      "docs/errors.md#set-by-the-library");
        return assignment<Column, invalid_expression>{};
    } else if constexpr (!null_only_where_allowed<Column, plain>) {
        static_assert(null_only_where_allowed<Column, plain>,
                      "orm: null is assigned to a column that is not null. Make the member a "
                      "std::optional or unwrap the value. docs/errors.md#null-to-not-null");
        return assignment<Column, invalid_expression>{};
    } else if constexpr (!constant_in_range<Column, plain>) {
        static_assert(constant_in_range<Column, plain>,
                      "orm: a constant is assigned to a column whose type does not have that "
                      "number. Give a smaller one, or the column a wider type. "
                      "docs/errors.md#constant-out-of-range");
        return assignment<Column, invalid_expression>{};
    } else if constexpr (is_null_value<plain> || assignable_type<Column, plain>) {
        static_cast<void>(check_kept_alike<Column, plain>());
        using operand = typename assigned_operand<Column, plain>::result;
        if constexpr (is_null_value<plain>)
            return assignment<Column, operand>{};
        else
            return assignment<Column, operand>{operand(static_cast<Value&&>(value))};
    } else {
        static_assert(assignable_type<Column, plain>,
                      "orm: a value of the wrong type is assigned to a column. Give one of the "
                      "column's type, or cast<>(). docs/errors.md#wrong-type-assigned");
        return assignment<Column, invalid_expression>{};
    }
}

}  // namespace orm
