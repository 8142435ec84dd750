// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <orm/expr/comparison.hpp>
#include <orm/expr/function_argument.hpp>
#include <orm/expr/result_types.hpp>

namespace orm {

/// The functions of daily use, one name for one meaning; each engine's own spelling is in render/.
enum class function_name : std::uint8_t {
    coalesce,
    nullif,
    greatest,
    least,

    lower,
    upper,
    trim,
    ltrim,
    rtrim,
    length,
    octet_length,
    substring,
    replace,
    position,
    left,
    right,
    lpad,
    rpad,
    repeat,
    reverse,
    initcap,
    regexp_like,
    regexp_replace,

    abs,
    round,
    ceil,
    floor,
    trunc,
    sign,
    power,
    sqrt,
    exp,
    ln,
    log,
    random_fraction,
    pi,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    atan2,
    degrees,
    radians,

    json_array_length,

    array_contains,
    array_overlaps,
    array_contained,
    cardinality,
    array_cat,
    array_remove,
    array_position,

    current_timestamp,
    current_date,
    current_time,
    year,  // from here on parts of times
    quarter,
    month,
    week,
    day,
    hour,
    minute,
    second,
    day_of_week,
    day_of_year,
    epoch,
};

template <function_name Name, class Result, null_rule Nulls, class... Items>
struct function_call {
    using type                       = Result;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = Nulls;

    list<Items...> items;
};

/// A function of the engine that the library has no name for.
template <fixed_string Name, class Result, class... Items>
struct named_function {
    using type                       = base_type<Result>;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = is_nullable<Result> ? null_rule::always : null_rule::never;
    static constexpr std::string_view name = Name.view();

    list<Items...> items;
};

template <fixed_string Name, class Result, class... Items>
inline constexpr bool kept_as_met<named_function<Name, Result, Items...>> = true;

/// `null`, which has the type it is cast to.
template <class Type>
struct null_literal {
    using type                       = Type;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::always;
};

template <class Result, class Operand>
struct cast_node {
    using type                       = Result;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
};

template <function_name Name, class Result, null_rule Nulls = null_rule::any_operand, class First,
          class... Rest>
constexpr auto call(First first, Rest&&... rest) {
    return function_call<Name, Result, Nulls, First, operand_for<First, Rest>...>{
        make_list(first, as_operand<First>(std::forward<Rest>(rest))...)};
}

/// A call of a function that takes arguments of certain types.
template <function_name Name, class Result, argument_type... Wanted, class... Operands>
constexpr auto checked_call(Operands&&... operands) {
    if constexpr ((check_function_argument<Wanted, std::decay_t<Operands>>() && ...))
        return call<Name, Result>(std::forward<Operands>(operands)...);
    else
        return invalid_expression{};
}

/// A call whose operands all give the result's type.
template <function_name Name, null_rule Nulls, class First, class... Rest>
constexpr auto call_choice(First first, Rest&&... rest) {
    if constexpr ((check_result_type<First, std::decay_t<Rest>>() && ...))
        return call<Name, type_of<First>, Nulls>(first, std::forward<Rest>(rest)...);
    else
        return first;
}

namespace dsl {

/// `fn<"soundex", std::string>(users.name)`; a std::optional result says that it may be null.
template <fixed_string Name, class Result, class... Items>
constexpr auto fn(Items&&... items) {
    static_cast<void>(check_function_name<Name>());
    return named_function<Name, Result, operand_for<void, Items>...>{
        make_list(as_operand<void>(std::forward<Items>(items))...)};
}

/// The operand as another type. Text that is no number becomes 0 in SQLite, an error in PostgreSQL.
template <class Result, expression Operand>
constexpr auto cast(Operand operand) {
    return cast_node<Result, Operand>{operand};
}

/// A null of a type, for what has one type in all its queries: the columns of a union, say.
template <class Result>
constexpr auto cast(std::nullopt_t) {
    return cast_node<Result, null_literal<Result>>{};
}

/// The first operand that is not null.
template <expression First, class... Rest>
    requires(sizeof...(Rest) != 0)
constexpr auto coalesce(First first, Rest&&... rest) {
    return call_choice<function_name::coalesce, null_rule::all_operands>(
        first, std::forward<Rest>(rest)...);
}

/// Null where the two are equal, else the first.
template <expression First, class Second>
constexpr auto nullif(First first, Second&& second) {
    if constexpr (check_comparison<First, std::decay_t<Second>>())
        return call<function_name::nullif, type_of<First>, null_rule::always>(
            first, std::forward<Second>(second));
    else
        return first;
}

/// The largest and the smallest operand; null when one is null.
template <expression First, class... Rest>
    requires(sizeof...(Rest) != 0)
constexpr auto greatest(First first, Rest&&... rest) {
    return call_choice<function_name::greatest, null_rule::any_operand>(
        first, std::forward<Rest>(rest)...);
}
template <expression First, class... Rest>
    requires(sizeof...(Rest) != 0)
constexpr auto least(First first, Rest&&... rest) {
    return call_choice<function_name::least, null_rule::any_operand>(first,
                                                                     std::forward<Rest>(rest)...);
}

}  // namespace dsl
}  // namespace orm
