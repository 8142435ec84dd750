// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <string_view>

#include <orm/expr/operand.hpp>
#include <orm/render/time_constant.hpp>
#include <orm/render/writer.hpp>
#include <orm/type/to_value.hpp>

namespace orm {

template <storage Kind>
inline constexpr bool is_written_as_text_or_number =
    Kind == storage::text || Kind == storage::integer || Kind == storage::boolean || is_time(Kind);

/// Not constexpr: calling it while text is made is an error of the compiler, which shows its text.
void constant_without_text(char const* message);

constexpr long double power_of_ten(int exponent) {
    long double power = 1;
    for (int at = 0; at < exponent; ++at) power *= 10;
    for (int at = 0; at > exponent; --at) power /= 10;
    return power;
}

/// Whether what is near a number reads back as that number for sure: it is not near the middle
/// between that and the next, where the error of a power of ten could matter.
constexpr bool reads_back(long double near, double number, int exponent) {
    auto const        bits  = std::bit_cast<std::uint64_t>(number);
    long double const below = number - static_cast<long double>(std::bit_cast<double>(bits - 1));
    long double const above = std::bit_cast<double>(bits + 1) - static_cast<long double>(number);
    long double const room  = (below < above ? below : above) / 2;
    long double const off   = near < number ? number - near : near - number;
    return off < room * (exponent > -20 && exponent < 20 ? 0.99L : 0.5L);
}

/// A fraction in 15 or, where they do not read back as the same number, 17 digits.
constexpr void write_fraction(writer& out, double number) {
    if (number < 0) out << '-', number = -number;
    int exponent = 0;  // of the first digit
    while (number != 0 && number / power_of_ten(exponent) >= 10) ++exponent;
    while (number != 0 && number / power_of_ten(exponent) < 1) --exponent;

    std::int64_t digits = 0;
    int          count  = 14;
    do {
        ++count;
        digits = static_cast<std::int64_t>(number * power_of_ten(count - 1 - exponent) + 0.5L);
        if (digits == static_cast<std::int64_t>(power_of_ten(count)))
            digits /= 10, ++exponent;  // rounded up to one digit more: 1e-7 is below 0.0000001
    } while (count < 17 && digits != 0 &&
             !reads_back(digits * power_of_ten(exponent - count + 1), number, exponent));
    while (digits != 0 && digits % 10 == 0) digits /= 10, --count;
    if (digits == 0) count = 1;

    bool const plain = exponent >= -5 && exponent < 16;
    int const  point = plain ? exponent : 0;  // the digit before the point
    char       text[20]{};
    for (int at = count; at-- != 0; digits /= 10) text[at] = static_cast<char>('0' + digits % 10);
    for (int at = point < 0 ? point : 0; at <= (count - 1 > point + 1 ? count - 1 : point + 1);
         ++at) {
        if (at == point + 1) out << '.';
        out << (at >= 0 && at < count ? text[at] : '0');
    }
    if (!plain) {
        out << 'e';
        out.number(exponent);
    }
}

/// The one function by which a value becomes text. It serves constants only, which are known when
/// the program is compiled: defaults, checks, partial indexes and `lit`.
template <encoding Encoding, class Value>
constexpr void write_constant(writer& out, Value const& given) {
    if constexpr (is_optional<Value>) {
        if (given)
            write_constant<Encoding>(out, *given);
        else
            out << "null";
    } else if constexpr (std::same_as<Value, bool>) {
        out << (out.dialect.integer_booleans ? (given ? "1" : "0") : (given ? "true" : "false"));
    } else if constexpr (std::floating_point<Value>) {
        if (!__builtin_isfinite(given))
            constant_without_text(
                "orm: infinity and NaN have no text that both engines read alike. "
                "docs/errors.md#constant-without-text");
        write_fraction(out, given);
    } else if constexpr (text_like<Value>) {
        out.text_constant(given);
    } else if constexpr (!is_written_as_text_or_number<storage_of<Value, Encoding>>) {
        constant_without_text(
            "orm: a constant of this type has no text that both engines read alike. Use "
            "default_sql() or raw<>(). docs/errors.md#constant-without-text");
    } else {
        scratch     unused;
        value const stored = to_value<Encoding>(given, unused);
        if (stored.kind == storage::text)
            out.text_constant(stored.text());
        else if (is_time(stored.kind))
            write_time_constant(out, stored.kind, stored.integer);
        else
            out.number(stored.integer);
    }
}

}  // namespace orm
