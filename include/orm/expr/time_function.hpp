// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include <orm/expr/arithmetic.hpp>
#include <orm/expr/function.hpp>

namespace orm {

/// Parts of dates and times. `epoch` is what has passed since 1970, in whole seconds; weeks are
/// those of ISO 8601; days of the week are counted from 0, which is Sunday.
enum class time_part : std::uint8_t {
    year,
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

constexpr function_name name_of_part(time_part part) {
    return static_cast<function_name>(static_cast<int>(function_name::year) +
                                      static_cast<int>(part));
}
// Both count the parts alike.
static_assert(name_of_part(time_part::day) == function_name::day);
static_assert(name_of_part(time_part::epoch) == function_name::epoch);

/// In seconds, of those parts that are all equally long.
constexpr std::int64_t length_of(time_part part) {
    switch (part) {
        case time_part::week: return 604'800;
        case time_part::day: return 86'400;
        case time_part::hour: return 3'600;
        case time_part::minute: return 60;
        case time_part::second: return 1;
        default: return 0;
    }
}

enum class time_function : std::uint8_t { truncate, add };

/// A date or a moment that is worked out from another one.
template <time_function Function, time_part Part, class Operand, class... Count>
struct time_call {
    using type                       = type_of<Operand>;
    using operands                   = types<Operand, Count...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    list<Operand, Count...> items;
};

template <class Operand>
concept kept_as_time = std::same_as<Operand, invalid_expression> ||
                       kept_as<Operand> == storage::date || kept_as<Operand> == storage::timestamp;

/// Rule `kept-as-time`.
template <class Operand>
consteval bool check_kept_as_time() {
    static_assert(kept_as_time<Operand>,
                  "orm: date_trunc() and date_add() work out what the engine keeps as a date or a "
                  "moment, not what is kept as_text or as_integer. "
                  "docs/errors.md#kept-as-time");
    return kept_as_time<Operand>;
}

template <time_function Function, time_part Part, class Operand, class... Count>
    requires(Part <= time_part::second)
constexpr auto make_time_call(Operand operand, Count... count) {
    constexpr argument_type wanted =
        Part >= time_part::hour ? argument_type::moment : argument_type::calendar;
    if constexpr (!check_function_argument<wanted, Operand>())
        return invalid_expression{};
    else if constexpr (!check_kept_as_time<Operand>())
        return invalid_expression{};
    else
        return time_call<Function, Part, Operand, operand_for<void, Count>...>{
            make_list(operand, as_operand<void>(count)...)};
}

namespace dsl {

using orm::time_part;

/// The database's clock, UTC, in whole seconds: `current_timestamp<std::chrono::sys_seconds>()`.
template <class Time>
constexpr auto current_timestamp() {
    return function_call<function_name::current_timestamp, Time, null_rule::never>{};
}
template <class Date>
constexpr auto current_date() {
    return function_call<function_name::current_date, Date, null_rule::never>{};
}
template <class Time>
constexpr auto current_time() {
    return function_call<function_name::current_time, Time, null_rule::never>{};
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

/// `extract<time_part::week>(x)`: of a date or a moment, in UTC.
template <time_part Part, expression Operand>
constexpr auto extract(Operand operand) {
    constexpr bool of_day =
        Part == time_part::hour || Part == time_part::minute || Part == time_part::second;
    return checked_call<name_of_part(Part), std::int64_t,
                        of_day ? argument_type::clock : argument_type::calendar>(operand);
}

/// The moment or the date at which its year, month, week and so on began. Weeks begin on Monday.
template <time_part Part, expression Operand>
constexpr auto date_trunc(Operand operand) {
    return make_time_call<time_function::truncate, Part>(operand);
}

/// So many months, days and so on later, or earlier where `count` is negative:
/// `date_add<time_part::month>(x, 3)`. Of the 31st a month later, the last day there is.
template <time_part Part, expression Operand, class Count>
constexpr auto date_add(Operand operand, Count count) {
    if constexpr (check_function_argument<argument_type::whole_number, Count>())
        return make_time_call<time_function::add, Part>(operand, count);
    else
        return invalid_expression{};
}

/// How many whole seconds, hours, days and so on lie between two moments or dates; negative where
/// the first is earlier.
template <time_part Part, expression Later, class Earlier>
    requires(length_of(Part) != 0)
constexpr auto date_diff(Later later, Earlier&& earlier) {
    if constexpr (check_comparison<Later, std::decay_t<Earlier>>()) {
        auto const seconds =
            subtract(extract<time_part::epoch>(later),
                     extract<time_part::epoch>(as_operand<void>(std::forward<Earlier>(earlier))));
        if constexpr (length_of(Part) == 1)
            return seconds;
        else
            return divide(seconds, lit<length_of(Part)>);
    } else {
        return invalid_expression{};
    }
}

}  // namespace dsl
}  // namespace orm
