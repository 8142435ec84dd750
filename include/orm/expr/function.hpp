// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include <orm/expr/comparison.hpp>
#include <orm/expr/function_argument.hpp>
#include <orm/expr/result_types.hpp>

namespace orm {

/// The functions of daily use, one name for one meaning; each engine's own spelling is in render/.
enum class function_name : std::uint8_t {
    lower,
    upper,
    trim,
    ltrim,
    rtrim,
    length,
    substring,
    replace,
    position,
    abs,
    round,
    ceil,
    floor,
    coalesce,
    nullif,
    greatest,
    least,
    current_timestamp,
    current_date,
    year,
    month,
    day,
    hour,
    minute,
    second,
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

template <expression Operand>
constexpr auto lower(Operand operand) {
    return checked_call<function_name::lower, std::string, argument_type::text>(operand);
}
template <expression Operand>
constexpr auto upper(Operand operand) {
    return checked_call<function_name::upper, std::string, argument_type::text>(operand);
}
template <expression Operand>
constexpr auto trim(Operand operand) {
    return checked_call<function_name::trim, std::string, argument_type::text>(operand);
}
template <expression Operand>
constexpr auto ltrim(Operand operand) {
    return checked_call<function_name::ltrim, std::string, argument_type::text>(operand);
}
template <expression Operand>
constexpr auto rtrim(Operand operand) {
    return checked_call<function_name::rtrim, std::string, argument_type::text>(operand);
}

/// In characters, not bytes.
template <expression Operand>
constexpr auto length(Operand operand) {
    return checked_call<function_name::length, std::int64_t, argument_type::text_or_blob>(operand);
}

/// Characters from `start`, counted from 1; `count` of them, or all.
template <expression Operand, class Start>
constexpr auto substring(Operand operand, Start start) {
    return checked_call<function_name::substring, std::string, argument_type::text,
                        argument_type::whole_number>(operand, start);
}
template <expression Operand, class Start, class Count>
constexpr auto substring(Operand operand, Start start, Count count) {
    return checked_call<function_name::substring, std::string, argument_type::text,
                        argument_type::whole_number, argument_type::whole_number>(operand, start,
                                                                                  count);
}
template <expression Operand, class From, class To>
constexpr auto replace(Operand operand, From&& from, To&& to) {
    return checked_call<function_name::replace, std::string, argument_type::text,
                        argument_type::text, argument_type::text>(operand, std::forward<From>(from),
                                                                  std::forward<To>(to));
}

/// Where `part` first begins in the text, counted from 1; 0 when it is not there.
template <expression Operand, class Part>
constexpr auto position(Operand operand, Part&& part) {
    return checked_call<function_name::position, std::int64_t, argument_type::text,
                        argument_type::text>(operand, std::forward<Part>(part));
}

template <expression Operand>
constexpr auto abs(Operand operand) {
    return checked_call<function_name::abs, type_of<Operand>, argument_type::number>(operand);
}
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

/// The database's clock, UTC, in whole seconds: `current_timestamp<std::chrono::sys_seconds>()`.
template <class Time>
constexpr auto current_timestamp() {
    return function_call<function_name::current_timestamp, Time, null_rule::never>{};
}
template <class Date>
constexpr auto current_date() {
    return function_call<function_name::current_date, Date, null_rule::never>{};
}

/// A part of a date or a moment, which is in UTC.
template <expression Operand>
constexpr auto year(Operand operand) {
    return checked_call<function_name::year, std::int64_t, argument_type::calendar>(operand);
}
template <expression Operand>
constexpr auto month(Operand operand) {
    return checked_call<function_name::month, std::int64_t, argument_type::calendar>(operand);
}
template <expression Operand>
constexpr auto day(Operand operand) {
    return checked_call<function_name::day, std::int64_t, argument_type::calendar>(operand);
}
/// A part of a time of day or a moment.
template <expression Operand>
constexpr auto hour(Operand operand) {
    return checked_call<function_name::hour, std::int64_t, argument_type::clock>(operand);
}
template <expression Operand>
constexpr auto minute(Operand operand) {
    return checked_call<function_name::minute, std::int64_t, argument_type::clock>(operand);
}
template <expression Operand>
constexpr auto second(Operand operand) {
    return checked_call<function_name::second, std::int64_t, argument_type::clock>(operand);
}

}  // namespace dsl
}  // namespace orm
