// SPDX-License-Identifier: BSL-1.0
#include "text_types.hpp"

#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <orm/support/trimmed.hpp>
#include <orm/type/conversion_error.hpp>
#include <orm/type/iso8601.hpp>

#include "numeric.hpp"

namespace orm::postgres {

namespace {

// The engine's own number for the sixth version, whatever the system's is.
constexpr char family_of_4 = 2;
constexpr char family_of_6 = 3;

template <class Number>
bool parse_number(std::string_view text, Number& number) {
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

template <class Number>
void append(Number number, std::string& bytes) {
    char buffer[sizeof number];
    save(buffer, number);
    bytes.append(buffer, sizeof buffer);
}

enum flag : unsigned char {
    is_empty        = 0x01,
    includes_lower  = 0x02,
    includes_upper  = 0x04,
    lower_unbounded = 0x08,
    upper_unbounded = 0x10,
};

// The ends of the range of a date or moment are infinite.

template <class Number>
bool moment_to_text(std::string_view bytes, std::int64_t                          to_epoch,
                    std::string_view (*format)(std::int64_t, char*), std::string& text) {
    using limits = std::numeric_limits<Number>;
    if (bytes.size() != sizeof(Number)) return false;
    auto const number = load<Number>(bytes.data());
    if (number == limits::min() || number == limits::max()) {
        text += number == limits::max() ? "infinity" : "-infinity";
        return true;
    }
    char         buffer[iso8601::buffer_size];
    std::int64_t since_1970 = 0;
    if (__builtin_add_overflow(std::int64_t{number}, to_epoch, &since_1970)) return false;
    try {
        text += format(since_1970, buffer);
    } catch (conversion_error const&) {
        return false;
    }
    return true;
}

template <class Number>
bool text_to_moment(std::string_view text, std::int64_t                          to_epoch,
                    bool (*parse)(std::string_view, std::int64_t&), std::string& bytes) {
    using limits = std::numeric_limits<Number>;
    if (text == "infinity") return append(limits::max(), bytes), true;
    if (text == "-infinity") return append(limits::min(), bytes), true;
    std::int64_t number = 0;
    if (!parse(text, number)) return false;
    append(static_cast<Number>(number - to_epoch), bytes);
    return true;
}

template <class Number>
bool number_to_text(std::string_view bytes, std::string& text) {
    if (bytes.size() != sizeof(Number)) return false;
    text += std::to_string(load<Number>(bytes.data()));
    return true;
}

bool bound_to_text(wire held, std::string_view bytes, std::string& text) {
    switch (held) {
        case wire::range_of_int4: return number_to_text<std::int32_t>(bytes, text);
        case wire::range_of_int8: return number_to_text<std::int64_t>(bytes, text);
        case wire::range_of_date:
            return moment_to_text<std::int32_t>(bytes, days_to_epoch, iso8601::format_date, text);
        case wire::range_of_timestamp:
            return moment_to_text<std::int64_t>(bytes, microseconds_to_epoch,
                                                iso8601::format_timestamp, text);
        default: {
            std::string number;
            if (!numeric_to_text(bytes, number)) return false;
            text += number;
            return true;
        }
    }
}

bool text_to_bound(sql_type type, std::string_view text, std::string& bytes) {
    std::int32_t narrow = 0;
    std::int64_t wide   = 0;
    switch (type) {
        case sql_type::int4range:
            if (!parse_number(text, narrow)) return false;
            return append(narrow, bytes), true;
        case sql_type::int8range:
            if (!parse_number(text, wide)) return false;
            return append(wide, bytes), true;
        case sql_type::daterange:
            return text_to_moment<std::int32_t>(text, days_to_epoch, iso8601::parse_date, bytes);
        case sql_type::tstzrange:
            return text_to_moment<std::int64_t>(text, microseconds_to_epoch,
                                                iso8601::parse_timestamp, bytes);
        default: return text_to_numeric(text, bytes);
    }
}

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        return text.substr(1, text.size() - 2);
    return text;
}

/// With its length before it.
bool append_bound(sql_type type, std::string_view text, std::string& bytes) {
    std::size_t const place = bytes.size();
    append(std::int32_t{0}, bytes);
    if (!text_to_bound(type, unquoted(text), bytes)) return false;
    save(bytes.data() + place, static_cast<std::int32_t>(bytes.size() - place - 4));
    return true;
}

}  // namespace

bool inet_to_text(std::string_view bytes, std::string& text) {
    text.clear();
    if (bytes.size() < 4) return false;
    bool const        six  = bytes[0] == family_of_6;
    auto const        bits = static_cast<unsigned char>(bytes[1]);
    std::size_t const size = six ? 16 : 4;
    if ((!six && bytes[0] != family_of_4) || bytes.size() != 4 + size || bits > 8 * size)
        return false;
    char buffer[INET6_ADDRSTRLEN];
    if (inet_ntop(six ? AF_INET6 : AF_INET, bytes.data() + 4, buffer, sizeof buffer) == nullptr)
        return false;
    text = buffer;
    if (bytes[2] != 0 || bits != 8 * size) (text += '/') += std::to_string(bits);
    return true;
}

bool text_to_inet(std::string_view text, bool is_network, std::string& bytes) {
    text                   = trimmed(text);
    std::size_t const mark = text.find('/');
    std::string const address(text.substr(0, mark));
    bool const        six  = address.find(':') != std::string::npos;
    unsigned const    size = six ? 16 : 4;
    unsigned          bits = 8 * size;
    if (mark != text.npos && (!parse_number(text.substr(mark + 1), bits) || bits > 8 * size))
        return false;
    char buffer[16];
    if (inet_pton(six ? AF_INET6 : AF_INET, address.c_str(), buffer) != 1) return false;
    bytes += six ? family_of_6 : family_of_4;
    bytes += static_cast<char>(bits);
    bytes += is_network ? '\1' : '\0';
    bytes += static_cast<char>(size);
    bytes.append(buffer, size);
    return true;
}

bool range_to_text(wire held, std::string_view bytes, std::string& text) {
    text.clear();
    if (bytes.empty()) return false;
    auto const flags = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    if ((flags & is_empty) != 0) {
        text = "empty";
        return bytes.empty();
    }
    auto const take_bound = [&](unsigned char unbounded) {
        if ((flags & unbounded) != 0) return true;
        if (bytes.size() < 4) return false;
        auto const size = load<std::int32_t>(bytes.data());
        bytes.remove_prefix(4);
        if (size < 0 || bytes.size() < static_cast<std::size_t>(size)) return false;
        bool const right =
            bound_to_text(held, bytes.substr(0, static_cast<std::size_t>(size)), text);
        bytes.remove_prefix(static_cast<std::size_t>(size));
        return right;
    };
    text += (flags & includes_lower) != 0 ? '[' : '(';
    if (!take_bound(lower_unbounded)) return false;
    text += ',';
    if (!take_bound(upper_unbounded)) return false;
    text += (flags & includes_upper) != 0 ? ']' : ')';
    return bytes.empty();
}

bool text_to_range(sql_type type, std::string_view text, std::string& bytes) {
    text = trimmed(text);
    if (text == "empty") {
        bytes += static_cast<char>(is_empty);
        return true;
    }
    if (text.size() < 3 || (text.front() != '[' && text.front() != '(') ||
        (text.back() != ']' && text.back() != ')'))
        return false;
    unsigned flags = 0;
    if (text.front() == '[') flags |= includes_lower;
    if (text.back() == ']') flags |= includes_upper;
    text                    = text.substr(1, text.size() - 2);
    std::size_t const comma = text.find(',');
    if (comma == text.npos) return false;
    std::string_view const lower = trimmed(text.substr(0, comma));
    std::string_view const upper = trimmed(text.substr(comma + 1));
    if (lower.empty()) flags = (flags | lower_unbounded) & ~unsigned{includes_lower};
    if (upper.empty()) flags = (flags | upper_unbounded) & ~unsigned{includes_upper};
    bytes += static_cast<char>(flags);
    return (lower.empty() || append_bound(type, lower, bytes)) &&
           (upper.empty() || append_bound(type, upper, bytes));
}

}  // namespace orm::postgres
