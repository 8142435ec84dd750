// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace orm {

inline constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr void append_hex(std::string& text, std::string_view bytes) {
    for (char const each : bytes) {
        auto const byte = static_cast<unsigned char>(each);
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 15U];
    }
}

/// -1 for what is none.
constexpr int value_of_hex_digit(char digit) noexcept {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

/// Appends the bytes that digits stand for, if they are digits, two for each byte.
constexpr bool append_bytes_of_hex(std::string& bytes, std::string_view text) {
    if (text.size() % 2 != 0) return false;
    for (std::size_t at = 0; at != text.size(); at += 2) {
        int const high = value_of_hex_digit(text[at]);
        int const low  = value_of_hex_digit(text[at + 1]);
        if (high < 0 || low < 0) return false;
        bytes += static_cast<char>(high << 4 | low);
    }
    return true;
}

}  // namespace orm
