// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <limits>
#include <string_view>

#include <orm/expr/operand.hpp>
#include <orm/render/writer.hpp>
#include <orm/type/to_value.hpp>

namespace orm {

/// How a value is stored beside its peer.
template <class Peer>
inline constexpr encoding storing_encoding = encoding::automatic;
template <column Peer>
inline constexpr encoding storing_encoding<Peer> = encoding_of<Peer>;

template <storage Kind>
inline constexpr bool is_written_as_text_or_number =
    Kind == storage::text || Kind == storage::integer || Kind == storage::boolean;

/// Not constexpr: calling it while text is made is an error of the compiler, which shows its text.
void constant_without_text(char const* message);

/// A fraction as text that reads back as the same number: up to 17 digits and an exponent.
constexpr void write_fraction(writer& out, double number) {
    if (number < 0) out << '-', number = -number;
    int exponent = 0;
    if (number != 0) {
        while (number >= 10) number /= 10, ++exponent;
        while (number < 1) number *= 10, --exponent;
    }
    auto digits = static_cast<std::int64_t>(number * 1e16 + 0.5);
    int  scale  = 16;
    while (scale > 1 && digits % 10 == 0) digits /= 10, --scale;
    std::int64_t power = 1;
    for (int at = 0; at != scale; ++at) power *= 10;
    out.number(digits / power);
    out << '.';
    for (std::int64_t rest = digits % power, unit = power / 10; unit != 0; rest %= unit, unit /= 10)
        out << static_cast<char>('0' + rest / unit);
    if (exponent != 0) {
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
        else
            out.number(stored.integer);
    }
}

}  // namespace orm
