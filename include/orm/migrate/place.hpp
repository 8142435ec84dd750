// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/support/fixed_string.hpp>

namespace orm::migrate {

/// What a compile error is about: `users.email: its type`. Table and column come first, as clang
/// prints no more than the beginning of a text.
struct place {
    char        characters[160]{};
    std::size_t size = 0;

    constexpr void add(std::string_view text) {
        for (char const letter : text)
            if (size != sizeof characters - 1) characters[size++] = letter;
    }
    constexpr void add_number(std::size_t number, std::string_view behind) {
        if (number >= 10) add_number(number / 10, {});
        char const digit = static_cast<char>('0' + number % 10);
        add({&digit, 1});
        add(behind);
    }
    constexpr void add_part(std::string_view part) {
        if (part.empty()) return;
        if (size != 0) add(".");
        add(part);
    }
};

/// At its own length compilers print a text as one.
template <place Place>
consteval fixed_string<Place.size + 1> printable() {
    char text[Place.size + 1]{};
    for (std::size_t at = 0; at != Place.size; ++at) text[at] = Place.characters[at];
    return fixed_string<Place.size + 1>(text);
}

}  // namespace orm::migrate
