// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace orm {

/// A character at the beginning of a text, and how many bytes it has there: 0 where the text does
/// not begin with one.
struct utf8_character {
    char32_t    value = 0;
    std::size_t bytes = 0;
};

/// Of a text that is not empty. As in RFC 3629: no halves of UTF-16, nothing past U+10FFFF, and no
/// spelling that is longer than needed.
constexpr utf8_character first_character(std::string_view text) {
    auto const     byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || text.size() <= more) return {};
    unsigned const lowest  = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
    unsigned const highest = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
    if (byte(1) < lowest || byte(1) > highest) return {};
    char32_t value = lead & (0x3FU >> more);
    for (std::size_t at = 1; at <= more; ++at) {
        if ((byte(at) & 0xC0U) != 0x80) return {};
        value = value << 6U | (byte(at) & 0x3FU);
    }
    return {value, more + 1};
}

constexpr bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        utf8_character const found = first_character(text);
        if (found.bytes == 0) return false;
        text.remove_prefix(found.bytes);
    }
    return true;
}

}  // namespace orm
