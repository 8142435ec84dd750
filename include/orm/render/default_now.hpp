// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/type/sql_type.hpp>

// The database's clock as a default: in UTC, in the form in which a column stores its type, and as
// text in the very spelling that the library writes, without a fraction of a second.

namespace orm {

constexpr std::string_view sqlite_now(sql_type stored, type_family family) {
    bool const number = stored == sql_type::integer || stored == sql_type::bigint;
    switch (family) {
        case type_family::date: return number ? "(unixepoch() / 86400)" : "current_date";
        case type_family::time: return number ? "(unixepoch() % 86400 * 1000000)" : "current_time";
        default: return number ? "(unixepoch() * 1000000)" : "current_timestamp";
    }
}

/// In whole seconds where the column's type holds no fractions of them.
constexpr std::string_view postgres_now(sql_type stored, type_family family, bool fractions) {
    switch (stored) {
        case sql_type::date: return "((now() at time zone 'utc')::date)";
        case sql_type::time:
            return fractions ? "((now() at time zone 'utc')::time)"
                             : "(date_trunc('second', now() at time zone 'utc')::time)";
        case sql_type::text:
            return family == type_family::date ? "((now() at time zone 'utc')::date::text)"
                   : family == type_family::time
                       ? "(date_trunc('second', now() at time zone 'utc')::time::text)"
                       : "(date_trunc('second', now() at time zone 'utc')::text)";
        case sql_type::integer: return "(floor(extract(epoch from now()) / 86400)::integer)";
        case sql_type::bigint:
            if (family == type_family::time)
                return fractions ? "((extract(epoch from (now() at time zone 'utc')::time)"
                                   " * 1000000)::bigint)"
                                 : "((floor(extract(epoch from (now() at time zone 'utc')::time))"
                                   " * 1000000)::bigint)";
            return fractions ? "((extract(epoch from now()) * 1000000)::bigint)"
                             : "((floor(extract(epoch from now())) * 1000000)::bigint)";
        default: return fractions ? "current_timestamp" : "(date_trunc('second', now()))";
    }
}

/// Whether a moment or time of day can lie between two seconds.
template <class Time>
inline constexpr bool holds_fractions = true;
template <sys_time_shaped Time>
inline constexpr bool holds_fractions<Time> =
    Time::duration::period::num < Time::duration::period::den;
template <time_of_day_shaped Time>
inline constexpr bool holds_fractions<Time> =
    Time::precision::period::num < Time::precision::period::den;

/// What stands behind the word `default` of a column that is `default_now`.
constexpr std::string_view text_of_now(dialect_facts const& dialect, sql_type stored,
                                       type_family family, bool fractions = true) {
    return dialect.sqlite_functions ? sqlite_now(stored, family)
                                    : postgres_now(stored, family, fractions);
}

}  // namespace orm
