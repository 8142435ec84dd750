// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace orm {

/// The text without blanks, tabs and ends of lines in front and behind.
constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t const          first  = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    text.remove_prefix(first);
    text.remove_suffix(text.size() - 1 - text.find_last_not_of(blanks));
    return text;
}

}  // namespace orm
