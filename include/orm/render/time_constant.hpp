// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/render/writer.hpp>
#include <orm/type/civil.hpp>
#include <orm/type/value.hpp>

// Dates and times as constants of a text: in SQLite as the text that they are kept as, in
// PostgreSQL with their type in front.

namespace orm {

constexpr bool is_time(storage kind) { return kind >= storage::date && kind <= storage::interval; }

constexpr void write_digits(writer& out, std::int64_t number, int count) {
    char digits[20]{};
    for (int at = count; at-- != 0; number /= 10)
        digits[at] = static_cast<char>('0' + static_cast<int>(number % 10));
    out << std::string_view(digits, static_cast<std::size_t>(count));
}

/// The part of a second, without zeros at its end.
constexpr void write_fraction_of_second(writer& out, std::int64_t microseconds) {
    if (microseconds == 0) return;
    int digits = 6;
    for (; microseconds % 10 == 0; microseconds /= 10) --digits;
    out << '.';
    write_digits(out, microseconds, digits);
}

constexpr void write_date(writer& out, std::int64_t days) {
    civil_date const date = civil_from_days(days);
    write_digits(out, date.year, 4);
    out << '-';
    write_digits(out, date.month, 2);
    out << '-';
    write_digits(out, date.day, 2);
}

constexpr void write_time_of_day(writer& out, std::int64_t microseconds) {
    std::int64_t const seconds = microseconds / microseconds_per_second;
    write_digits(out, seconds / 3600, 2);
    out << ':';
    write_digits(out, seconds / 60 % 60, 2);
    out << ':';
    write_digits(out, seconds % 60, 2);
    write_fraction_of_second(out, microseconds % microseconds_per_second);
}

/// `PT90.5S`
constexpr void write_interval(writer& out, std::int64_t microseconds) {
    bool const          negative = microseconds < 0;
    std::uint64_t const size     = negative ? 0 - static_cast<std::uint64_t>(microseconds)
                                            : static_cast<std::uint64_t>(microseconds);
    out << (negative ? "PT-" : "PT");
    out.number(static_cast<std::int64_t>(size / microseconds_per_second));
    write_fraction_of_second(out, static_cast<std::int64_t>(size % microseconds_per_second));
    out << 'S';
}

/// `count` is that of days or microseconds, as a value of the kind has it.
constexpr void write_time_constant(writer& out, storage kind, std::int64_t count) {
    bool const sqlite = out.dialect.sqlite_functions;
    if (!sqlite) out << out.dialect.type_name(natural_type(kind)) << ' ';
    out << '\'';
    if (kind == storage::date) {
        write_date(out, count);
    } else if (kind == storage::time) {
        write_time_of_day(out, count);
    } else if (kind == storage::interval) {
        write_interval(out, count);
    } else {
        std::int64_t of_day = count % microseconds_per_day;
        if (of_day < 0) of_day += microseconds_per_day;
        write_date(out, (count - of_day) / microseconds_per_day);
        out << ' ';
        write_time_of_day(out, of_day);
        if (!sqlite) out << "+00";
    }
    out << '\'';
}

}  // namespace orm
