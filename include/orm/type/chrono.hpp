// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <orm/type/civil.hpp>
#include <orm/type/conversion_error.hpp>

// The types of <chrono> are recognised by their shape, because including that header would cost
// every user of the library more time (0.3 s with g++ 12, 0.5 s with clang 19) than all of type/.

namespace orm {

/// How long a tick of a std::chrono::duration is. At most one of the two is not zero: a tick that
/// is neither a whole number nor a whole part of microseconds (1/60 s) cannot be stored exactly.
struct tick_length {
    std::int64_t microseconds_per_tick = 0;
    std::int64_t ticks_per_microsecond = 0;
};

template <class Period>
consteval tick_length length_of_tick() {
    constexpr std::int64_t num = Period::num, den = Period::den;
    if constexpr (microseconds_per_second % den == 0) {
        std::int64_t length  = 0;
        bool const overflows = __builtin_mul_overflow(num, microseconds_per_second / den, &length);
        return {overflows ? 0 : length, 0};
    } else if constexpr (num == 1 && den % microseconds_per_second == 0) {
        return {0, den / microseconds_per_second};
    } else {
        return {};
    }
}

/// A std::chrono::duration that counts whole ticks.
template <class Type>
concept duration_shaped = std::integral<typename Type::rep> && requires(Type const& duration) {
    { Type::period::num + Type::period::den } -> std::convertible_to<std::int64_t>;
    { duration.count() } -> std::same_as<typename Type::rep>;
    Type::zero();
};

/// A std::chrono::sys_time of any duration. Only the system clock has `to_time_t`.
template <class Type>
concept sys_time_shaped = duration_shaped<typename Type::duration> && requires(Type const& time) {
    { time.time_since_epoch() } -> std::same_as<typename Type::duration>;
    Type::clock::to_time_t;
};

/// A std::chrono::year_month_day.
template <class Type>
concept civil_date_shaped = requires(Type const& date) {
    { date.ok() } -> std::same_as<bool>;
    Type(date.year(), date.month(), date.day());
    static_cast<int>(date.year());
    static_cast<unsigned>(date.month());
    static_cast<unsigned>(date.day());
};

/// A std::chrono::hh_mm_ss. Those of minutes and hours are left out, as their `precision`, seconds,
/// does not fit back into them.
template <class Type>
concept time_of_day_shaped =
    duration_shaped<typename Type::precision> && requires(Type const& time) {
        { time.to_duration() } -> std::same_as<typename Type::precision>;
        { time.is_negative() } -> std::same_as<bool>;
        Type(time.to_duration());
    };

/// std::chrono::sys_days counts days and is a date, like std::chrono::year_month_day.
template <sys_time_shaped Time>
inline constexpr bool counts_days =
    Time::duration::period::num == 86'400 && Time::duration::period::den == 1;

/// How many microseconds there are between two moments that a type can tell apart: 1 where it is
/// less, and of what is no time.
template <class Type>
consteval std::int64_t microseconds_apart() {
    if constexpr (sys_time_shaped<Type>) {
        return microseconds_apart<typename Type::duration>();
    } else if constexpr (time_of_day_shaped<Type>) {
        return microseconds_apart<typename Type::precision>();
    } else if constexpr (civil_date_shaped<Type>) {
        return microseconds_per_day;
    } else if constexpr (duration_shaped<Type>) {
        constexpr std::int64_t tick = length_of_tick<typename Type::period>().microseconds_per_tick;
        return tick == 0 ? 1 : tick;
    } else {
        return 1;
    }
}

[[noreturn]] inline void throw_out_of_range(char const* type) {
    throw_conversion_error(type, "out of range");
}

/// The microseconds of a duration. Ticks finer than that are rounded towards the past; only
/// operands of expressions have them, as no column can.
template <duration_shaped Duration>
constexpr std::int64_t to_microseconds(Duration duration, char const* type) {
    constexpr tick_length tick = length_of_tick<typename Duration::period>();
    static_assert(tick.microseconds_per_tick != 0 || tick.ticks_per_microsecond != 0);
    auto const   count        = duration.count();
    std::int64_t microseconds = 0;
    if constexpr (tick.microseconds_per_tick != 0) {
        if (__builtin_mul_overflow(count, tick.microseconds_per_tick, &microseconds))
            throw_out_of_range(type);
    } else if constexpr (std::is_signed_v<decltype(duration.count())>) {
        std::int64_t const ticks = count;
        microseconds             = ticks / tick.ticks_per_microsecond;
        if (ticks % tick.ticks_per_microsecond < 0) --microseconds;
    } else {
        microseconds = static_cast<std::int64_t>(
            count / static_cast<std::uint64_t>(tick.ticks_per_microsecond));
    }
    return microseconds;
}

/// The duration of so many microseconds. Throws when it is not a whole number of ticks, since a
/// value read is never another one than the value stored.
template <duration_shaped Duration>
constexpr Duration from_microseconds(std::int64_t microseconds, char const* type) {
    constexpr std::int64_t tick = length_of_tick<typename Duration::period>().microseconds_per_tick;
    typename Duration::rep count{};
    if (microseconds % tick != 0)
        throw_conversion_error(type, "finer than the ticks of the type it is read into");
    if (__builtin_add_overflow(microseconds / tick, 0, &count)) throw_out_of_range(type);
    return Duration(count);
}

constexpr std::int64_t checked_day(std::int64_t day) {
    if (day < first_day || day > last_day) throw_out_of_range("date");
    return day;
}

constexpr std::int64_t checked_time(std::int64_t microseconds) {
    if (microseconds < 0 || microseconds >= microseconds_per_day) throw_out_of_range("time");
    return microseconds;
}

constexpr std::int64_t checked_timestamp(std::int64_t microseconds) {
    if (microseconds < first_timestamp || microseconds > last_timestamp)
        throw_out_of_range("timestamp");
    return microseconds;
}

/// A date as days since 1970-01-01, and back.
template <civil_date_shaped Date>
constexpr std::int64_t to_days(Date const& date) {
    int const year = static_cast<int>(date.year());
    if (!date.ok()) throw_conversion_error("date", "no such day");
    if (year < 0 || year > 9999) throw_out_of_range("date");
    return days_from_civil({static_cast<unsigned>(year), static_cast<unsigned>(date.month()),
                            static_cast<unsigned>(date.day())});
}

template <sys_time_shaped Time>
    requires counts_days<Time>
constexpr std::int64_t to_days(Time const& time) {
    std::int64_t days = 0;
    if (__builtin_add_overflow(time.time_since_epoch().count(), 0, &days))
        throw_out_of_range("date");
    return checked_day(days);
}

template <class Date>
constexpr Date from_days(std::int64_t days) {
    checked_day(days);
    if constexpr (civil_date_shaped<Date>) {
        civil_date const date = civil_from_days(days);
        return Date(decltype(Date().year())(static_cast<int>(date.year)),
                    decltype(Date().month())(date.month), decltype(Date().day())(date.day));
    } else {
        typename Date::rep count{};
        if (__builtin_add_overflow(days, 0, &count)) throw_out_of_range("date");
        return Date(typename Date::duration(count));
    }
}

}  // namespace orm
