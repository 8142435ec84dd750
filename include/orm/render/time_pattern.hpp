// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/expr/time_function.hpp>

// Patterns for render/pattern.hpp. SQLite keeps dates and moments as text in one spelling, whose
// first 10 characters are the date and whose first 19 go up to the second. Its own functions know
// milliseconds only, and round to them: digits behind the second never pass through them.

namespace orm {

constexpr std::string_view truncated_in_sqlite(time_part part, bool moment) {
    switch (part) {
        case time_part::year:
            return moment ? "(substr(@1, 1, 4) || '-01-01 00:00:00')"
                          : "(substr(@1, 1, 4) || '-01-01')";
        case time_part::quarter:
            return moment ? "datetime(substr(@1, 1, 7) || '-01', "
                            "((1 - substr(@1, 6, 2)) % 3) || ' months')"
                          : "date(substr(@1, 1, 7) || '-01', "
                            "((1 - substr(@1, 6, 2)) % 3) || ' months')";
        case time_part::month:
            return moment ? "(substr(@1, 1, 7) || '-01 00:00:00')" : "(substr(@1, 1, 7) || '-01')";
        case time_part::week:
            return moment ? "datetime(substr(@1, 1, 10), '-6 days', 'weekday 1')"
                          : "date(@1, '-6 days', 'weekday 1')";
        case time_part::day: return moment ? "(substr(@1, 1, 10) || ' 00:00:00')" : "date(@1)";
        case time_part::hour: return "(substr(@1, 1, 13) || ':00:00')";
        case time_part::minute: return "(substr(@1, 1, 16) || ':00')";
        default: return "substr(@1, 1, 19)";
    }
}

constexpr std::string_view truncated_in_postgres(time_part part, bool moment) {
    switch (part) {
        case time_part::year:
            return moment ? "date_trunc('year', @1, 'UTC')"
                          : "cast(date_trunc('year', cast(@1 as timestamp)) as date)";
        case time_part::quarter:
            return moment ? "date_trunc('quarter', @1, 'UTC')"
                          : "cast(date_trunc('quarter', cast(@1 as timestamp)) as date)";
        case time_part::month:
            return moment ? "date_trunc('month', @1, 'UTC')"
                          : "cast(date_trunc('month', cast(@1 as timestamp)) as date)";
        case time_part::week:
            return moment ? "date_trunc('week', @1, 'UTC')"
                          : "cast(date_trunc('week', cast(@1 as timestamp)) as date)";
        case time_part::day: return moment ? "date_trunc('day', @1, 'UTC')" : "@1";
        case time_part::hour: return "date_trunc('hour', @1, 'UTC')";
        case time_part::minute: return "date_trunc('minute', @1, 'UTC')";
        default: return "date_trunc('second', @1, 'UTC')";
    }
}

// A month later than the 31st can be in the month after the next: then the last day of the next is
// the earlier one of the two.
constexpr std::string_view added_in_sqlite(time_part part, bool moment) {
    switch (part) {
        case time_part::year:
            return moment
                       ? "(min(date(substr(@1, 1, 10), (@2 * 12) || ' months'), "
                         "date(substr(@1, 1, 7) || '-01', (@2 * 12 + 1) || ' months', '-1 day'))"
                         " || substr(@1, 11))"
                       : "min(date(@1, (@2 * 12) || ' months'), "
                         "date(substr(@1, 1, 7) || '-01', (@2 * 12 + 1) || ' months', '-1 day'))";
        case time_part::quarter:
            return moment ? "(min(date(substr(@1, 1, 10), (@2 * 3) || ' months'), "
                            "date(substr(@1, 1, 7) || '-01', (@2 * 3 + 1) || ' months', '-1 day'))"
                            " || substr(@1, 11))"
                          : "min(date(@1, (@2 * 3) || ' months'), "
                            "date(substr(@1, 1, 7) || '-01', (@2 * 3 + 1) || ' months', '-1 day'))";
        case time_part::month:
            return moment ? "(min(date(substr(@1, 1, 10), @2 || ' months'), "
                            "date(substr(@1, 1, 7) || '-01', (@2 + 1) || ' months', '-1 day'))"
                            " || substr(@1, 11))"
                          : "min(date(@1, @2 || ' months'), "
                            "date(substr(@1, 1, 7) || '-01', (@2 + 1) || ' months', '-1 day'))";
        case time_part::week:
            return moment ? "(datetime(substr(@1, 1, 19), (@2 * 7) || ' days') || substr(@1, 20))"
                          : "date(@1, (@2 * 7) || ' days')";
        case time_part::day:
            return moment ? "(datetime(substr(@1, 1, 19), @2 || ' days') || substr(@1, 20))"
                          : "date(@1, @2 || ' days')";
        case time_part::hour:
            return "(datetime(substr(@1, 1, 19), @2 || ' hours') || substr(@1, 20))";
        case time_part::minute:
            return "(datetime(substr(@1, 1, 19), @2 || ' minutes') || substr(@1, 20))";
        default: return "(datetime(substr(@1, 1, 19), @2 || ' seconds') || substr(@1, 20))";
    }
}

constexpr std::string_view added_in_postgres(time_part part, bool moment) {
    switch (part) {
        case time_part::year:
            return moment ? "((@1 at time zone 'utc' + @2 * interval '1 year') at time zone 'utc')"
                          : "cast(@1 + @2 * interval '1 year' as date)";
        case time_part::quarter:
            return moment
                       ? "((@1 at time zone 'utc' + @2 * interval '3 months') at time zone 'utc')"
                       : "cast(@1 + @2 * interval '3 months' as date)";
        case time_part::month:
            return moment ? "((@1 at time zone 'utc' + @2 * interval '1 month') at time zone 'utc')"
                          : "cast(@1 + @2 * interval '1 month' as date)";
        case time_part::week:
            return moment ? "((@1 at time zone 'utc' + @2 * interval '7 days') at time zone 'utc')"
                          : "cast(@1 + @2 * interval '7 days' as date)";
        case time_part::day:
            return moment ? "((@1 at time zone 'utc' + @2 * interval '1 day') at time zone 'utc')"
                          : "cast(@1 + @2 * interval '1 day' as date)";
        case time_part::hour: return "(@1 + @2 * interval '1 hour')";
        case time_part::minute: return "(@1 + @2 * interval '1 minute')";
        default: return "(@1 + @2 * interval '1 second')";
    }
}

constexpr std::string_view time_pattern(time_function function, time_part part, bool moment,
                                        bool sqlite) {
    if (function == time_function::truncate)
        return sqlite ? truncated_in_sqlite(part, moment) : truncated_in_postgres(part, moment);
    return sqlite ? added_in_sqlite(part, moment) : added_in_postgres(part, moment);
}

}  // namespace orm
