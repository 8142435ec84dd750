// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace orm {

/// `==` of string views, in one step of a constant expression: the operator's own loop over the
/// characters brings a schema of 50 tables to clang's default limit. g++ counts no steps, and knows
/// the contents of string literals there, but not of arrays that other constants are made of.
constexpr bool same_text(std::string_view left, std::string_view right) {
#ifdef __clang__
    return left.size() == right.size() &&
           (left.empty() || __builtin_memcmp(left.data(), right.data(), left.size()) == 0);
#else
    return left == right;
#endif
}

constexpr char without_case(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Equal but for the case of ASCII letters: one name to SQLite, two to PostgreSQL.
constexpr bool same_name(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at != left.size(); ++at)
        if (left[at] != right[at] && without_case(left[at]) != without_case(right[at]))
            return false;
    return true;
}

}  // namespace orm
