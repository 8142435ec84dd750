// SPDX-License-Identifier: BSL-1.0
#include <orm/type/iso8601.hpp>

#include <orm/type/civil.hpp>
#include <orm/type/conversion_error.hpp>

namespace orm::iso8601 {
namespace {

char* write_digits(char* out, std::uint64_t number, int width) {
    for (char* digit = out + width; digit != out; number /= 10)
        *--digit = static_cast<char>('0' + number % 10);
    return out + width;
}

char* write_fraction(char* out, std::uint64_t microseconds) {
    if (microseconds == 0) return out;
    *out++ = '.';
    out    = write_digits(out, microseconds, 6);
    while (out[-1] == '0') --out;
    return out;
}

char* write_date(char* out, std::int64_t days) {
    civil_date const date = civil_from_days(days);
    out                   = write_digits(out, date.year, 4);
    *out++                = '-';
    out                   = write_digits(out, date.month, 2);
    *out++                = '-';
    return write_digits(out, date.day, 2);
}

char* write_time(char* out, std::uint64_t microseconds) {
    std::uint64_t const seconds = microseconds / microseconds_per_second;
    out                         = write_digits(out, seconds / 3'600, 2);
    *out++                      = ':';
    out                         = write_digits(out, seconds / 60 % 60, 2);
    *out++                      = ':';
    out                         = write_digits(out, seconds % 60, 2);
    return write_fraction(out, microseconds % microseconds_per_second);
}

std::string_view written(char const* begin, char const* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

// Each `take_` function consumes what it matches from the front of `rest`. After a mismatch the
// whole text is refused, so nobody cares what `rest` is then.
struct cursor {
    std::string_view rest;

    bool done() const { return rest.empty(); }

    bool starts_with_digit() const { return !done() && rest[0] >= '0' && rest[0] <= '9'; }

    unsigned take_digit() {
        unsigned const digit = static_cast<unsigned>(rest[0] - '0');
        rest.remove_prefix(1);
        return digit;
    }

    bool take(char expected) {
        if (done() || rest[0] != expected) return false;
        rest.remove_prefix(1);
        return true;
    }

    bool take_number(int width, unsigned& number) {
        number = 0;
        for (; width > 0; --width) {
            if (!starts_with_digit()) return false;
            number = number * 10 + take_digit();
        }
        return true;
    }

    bool take_fraction(unsigned& microseconds) {
        microseconds = 0;
        if (!take('.')) return true;
        if (!starts_with_digit()) return false;
        unsigned nanoseconds = 0;
        for (unsigned unit = 100'000'000; unit != 0 && starts_with_digit(); unit /= 10)
            nanoseconds += take_digit() * unit;
        microseconds = nanoseconds / 1'000;
        return nanoseconds % 1'000 == 0;
    }

    bool take_date(std::int64_t& days) {
        civil_date date;
        if (!take_number(4, date.year) || !take('-') || !take_number(2, date.month) || !take('-') ||
            !take_number(2, date.day))
            return false;
        if (!is_valid(date)) return false;
        days = days_from_civil(date);
        return true;
    }

    bool take_time(std::int64_t& microseconds) {
        unsigned hour, minute, second, fraction;
        if (!take_number(2, hour) || !take(':') || !take_number(2, minute) || !take(':') ||
            !take_number(2, second) || !take_fraction(fraction))
            return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        microseconds =
            std::int64_t{hour * 3'600 + minute * 60 + second} * microseconds_per_second + fraction;
        return true;
    }

    // Microseconds that local time is ahead of UTC; no zone means UTC.
    bool take_zone(std::int64_t& ahead) {
        ahead = 0;
        if (done() || take('Z')) return true;
        bool const negative = take('-');
        if (!negative && !take('+')) return false;
        unsigned hours, minutes = 0;
        if (!take_number(2, hours) || hours > 23) return false;
        if (take(':') && (!take_number(2, minutes) || minutes > 59)) return false;
        ahead = std::int64_t{hours * 60 + minutes} * 60 * microseconds_per_second;
        if (negative) ahead = -ahead;
        return true;
    }

    // The parts of an interval, of which there is at least one, each letter at most once and in
    // order. Every part has a sign of its own, which `inverted` turns around.
    bool take_parts(std::string_view letters, bool inverted, std::int64_t& total) {
        do {
            bool const minus    = take('-');
            bool const negative = minus != inverted;
            if (!minus) take('+');
            std::int64_t count;
            if (!take_count(count)) return false;
            bool const fractional = !done() && rest[0] == '.';
            unsigned   fraction;
            if (!take_fraction(fraction) || done()) return false;
            char const letter   = rest[0];
            auto const position = letters.find(letter);
            if (position == letters.npos || (fractional && letter != 'S')) return false;
            letters.remove_prefix(position + 1);
            rest.remove_prefix(1);
            std::int64_t const sign = negative ? -1 : 1;
            if (!add_scaled(total, sign * count, unit_of(letter)) ||
                !add_scaled(total, sign * fraction, 1))
                return false;
        } while (!done() && rest[0] != 'T');
        return true;
    }

    bool take_count(std::int64_t& count) {
        if (!starts_with_digit()) return false;
        for (count = 0; starts_with_digit();)
            if (__builtin_mul_overflow(count, 10, &count) ||
                __builtin_add_overflow(count, take_digit(), &count))
                return false;
        return true;
    }

    static std::int64_t unit_of(char letter) {
        switch (letter) {
            case 'D': return microseconds_per_day;
            case 'H': return 3'600 * microseconds_per_second;
            case 'M': return 60 * microseconds_per_second;
            default: return microseconds_per_second;
        }
    }

    static bool add_scaled(std::int64_t& total, std::int64_t count, std::int64_t unit) {
        std::int64_t product;
        return !__builtin_mul_overflow(count, unit, &product) &&
               !__builtin_add_overflow(total, product, &total);
    }
};

}  // namespace

std::string_view format_date(std::int64_t days, char* buffer) {
    if (days < first_day || days > last_day)
        throw_conversion_error("date", "the year is not between 0000 and 9999");
    return written(buffer, write_date(buffer, days));
}

std::string_view format_time(std::int64_t microseconds, char* buffer) {
    if (microseconds < 0 || microseconds >= microseconds_per_day)
        throw_conversion_error("time", "not between 00:00 and 24:00");
    return written(buffer, write_time(buffer, static_cast<std::uint64_t>(microseconds)));
}

std::string_view format_timestamp(std::int64_t microseconds, char* buffer) {
    if (microseconds < first_timestamp || microseconds > last_timestamp)
        throw_conversion_error("timestamp", "the year is not between 0000 and 9999");
    // Counted from the first day nothing is negative, so that division rounds towards the past.
    auto const     since_first = static_cast<std::uint64_t>(microseconds - first_timestamp);
    constexpr auto per_day     = static_cast<std::uint64_t>(microseconds_per_day);
    char* out = write_date(buffer, static_cast<std::int64_t>(since_first / per_day) + first_day);
    *out++    = ' ';
    return written(buffer, write_time(out, since_first % per_day));
}

std::string_view format_interval(std::int64_t microseconds, char* buffer) {
    constexpr auto per_second = static_cast<std::uint64_t>(microseconds_per_second);
    auto           magnitude  = static_cast<std::uint64_t>(microseconds);
    char*          out        = buffer;
    *out++                    = 'P';
    *out++                    = 'T';
    if (microseconds < 0) {
        *out++    = '-';
        magnitude = 0 - magnitude;
    }
    int width = 1;
    for (std::uint64_t rest = magnitude / per_second / 10; rest != 0; rest /= 10) ++width;
    out    = write_digits(out, magnitude / per_second, width);
    out    = write_fraction(out, magnitude % per_second);
    *out++ = 'S';
    return written(buffer, out);
}

bool parse_date(std::string_view text, std::int64_t& days) {
    cursor       in{text};
    std::int64_t parsed;
    if (!in.take_date(parsed) || !in.done()) return false;
    days = parsed;
    return true;
}

bool parse_time(std::string_view text, std::int64_t& microseconds) {
    cursor       in{text};
    std::int64_t parsed;
    if (!in.take_time(parsed) || !in.done()) return false;
    microseconds = parsed;
    return true;
}

bool parse_timestamp(std::string_view text, std::int64_t& microseconds) {
    cursor       in{text};
    std::int64_t days, time, ahead;
    if (!in.take_date(days) || (!in.take(' ') && !in.take('T')) || !in.take_time(time) ||
        !in.take_zone(ahead) || !in.done())
        return false;
    std::int64_t const parsed = days * microseconds_per_day + time - ahead;
    if (parsed < first_timestamp || parsed > last_timestamp) return false;
    microseconds = parsed;
    return true;
}

bool parse_interval(std::string_view text, std::int64_t& microseconds) {
    cursor       in{text};
    bool const   inverted = in.take('-');
    std::int64_t total    = 0;
    if (!in.take('P') || in.done()) return false;
    if (in.rest[0] != 'T' && !in.take_parts("D", inverted, total)) return false;
    if (in.take('T') && !in.take_parts("HMS", inverted, total)) return false;
    if (!in.done()) return false;
    microseconds = total;
    return true;
}

}  // namespace orm::iso8601
