// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace orm {

/// A string that can be a template argument: `as<"total">(count())`.
template <std::size_t Size>
struct fixed_string {
    char characters[Size]{};

    consteval fixed_string(char const (&literal)[Size]) {  // implicit: a literal is written for it
        for (std::size_t at = 0; at != Size; ++at) characters[at] = literal[at];
    }

    constexpr std::string_view view() const { return {characters, Size - 1}; }
};

}  // namespace orm
