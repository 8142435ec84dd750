// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/expr/time_function.hpp>
#include <orm/render/writer.hpp>

// The text around an operand whose year, hour and so on is asked for.

namespace orm {

/// A date or a time and how it is kept: as the engine keeps such, as text, or as an integer.
struct kept_time {
    type_family family;
    storage     kept;

    constexpr bool is_text() const { return kept == storage::text; }
    constexpr bool is_number() const { return kept == storage::integer; }
    constexpr bool is_moment() const { return family == type_family::timestamp; }
    constexpr bool is_date() const { return family == type_family::date; }
    /// Microseconds since midnight need no calendar.
    constexpr bool is_number_of_day() const { return is_number() && !is_moment() && !is_date(); }
};

// Division rounds towards zero in both engines. From year 0 on there is nothing below zero, and all
// times that the library stores are later.
inline constexpr std::string_view microseconds_to_seconds =
    " + 62167219200000000) / 1000000 - 62167219200";

constexpr std::string_view field_of(function_name part, bool sqlite) {
    switch (part) {
        case function_name::year: return sqlite ? "%Y" : "year";
        case function_name::quarter: return sqlite ? "%m" : "quarter";
        case function_name::week: return sqlite ? "%j" : "week";
        case function_name::day_of_week: return sqlite ? "%w" : "dow";
        case function_name::day_of_year: return sqlite ? "%j" : "doy";
        case function_name::epoch: return sqlite ? "%s" : "epoch";
        case function_name::month: return sqlite ? "%m" : "month";
        case function_name::day: return sqlite ? "%d" : "day";
        case function_name::hour: return sqlite ? "%H" : "hour";
        case function_name::minute: return sqlite ? "%M" : "minute";
        default: return sqlite ? "%S" : "second";
    }
}

constexpr bool may_have_a_fraction(function_name part) {
    return part == function_name::second || part == function_name::epoch;
}

// Of some parts SQLite tells only what they can be worked out from: the quarter from the month, and
// the week from the day of the year of its Thursday.
constexpr std::string_view before_part(function_name part) {
    return part == function_name::quarter || part == function_name::week ? "((" : "";
}
constexpr std::string_view behind_part(function_name part) {
    return part == function_name::quarter ? " + 2) / 3)"
           : part == function_name::week  ? " + 6) / 7)"
                                          : "";
}

constexpr void write_before_operand(writer& out, function_name part, kept_time time) {
    bool const sqlite = out.dialect.sqlite_functions;
    if (time.is_number_of_day()) {
        out << '(';
        return;
    }
    if (sqlite)
        out << before_part(part) << "cast(strftime('" << field_of(part, true) << "', ";
    else
        out << "cast(" << (may_have_a_fraction(part) ? "floor(" : "") << "extract("
            << field_of(part, false) << " from ";
    if (time.is_number() && time.is_moment())
        out << (sqlite ? "(" : "to_timestamp((");
    else if (time.is_number() && !sqlite)
        out << "date '1970-01-01' + ";
    else if (time.is_text() && !sqlite)
        out << "cast(";
}

constexpr void write_after_operand(writer& out, function_name part, kept_time time) {
    bool const sqlite = out.dialect.sqlite_functions;
    if (time.is_number_of_day()) {
        out << (part == function_name::hour     ? " / 3600000000)"
                : part == function_name::minute ? " / 60000000 % 60)"
                                                : " / 1000000 % 60)");
        return;
    }
    if (time.is_number() && time.is_moment())
        out << microseconds_to_seconds << (sqlite ? "" : ")");
    else if (time.is_number() && sqlite)
        out << " * 86400";
    else if (time.is_text() && !sqlite)
        out << (time.is_moment() ? " as timestamp)" : time.is_date() ? " as date)" : " as time)");
    if (sqlite) {
        out << (time.is_number() ? ", 'unixepoch'" : "")
            << (part == function_name::week ? ", '-3 days', 'weekday 4'" : "") << ") as integer)"
            << behind_part(part);
        return;
    }
    // The parts of a moment would be those of the connection's time zone.
    if (time.is_moment() && !time.is_text()) out << " at time zone 'utc'";
    out << (may_have_a_fraction(part) ? ")) as bigint)" : ") as bigint)");
}

}  // namespace orm
