// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/validation.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace orm {

std::size_t count_characters(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

std::string text_of_constant(value const& constant) {
    if (constant.kind == storage::text) return std::string(constant.text());
    if (constant.kind != storage::real) return std::to_string(constant.integer);
    char       digits[32];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), constant.real).ptr;
    return {std::begin(digits), end};
}

std::string length_rule::complaint() const {
    std::string told = "has to have a length of ";
    if (fewest != most) told.append(std::to_string(fewest)).append(" to ");
    return told.append(std::to_string(most));
}

std::string matches_rule::complaint() const {
    if (!wanted.empty()) return std::string(wanted);
    return std::string("has to match ").append(expression);
}

}  // namespace orm
