// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace orm {

/// `==` of string views in one step of a constant expression: the operator's own loop over the
/// characters brings a schema of 50 tables to clang's default limit and costs g++ many times as
/// much. g++ 12 folds it where both texts are literals or arrays, but not members of a constant.
constexpr bool same_text(std::string_view left, std::string_view right) {
    std::size_t const size = left.size();
    if (size != right.size()) return false;
    if (size == 0) return true;
    char const* const first  = left.data();
    char const* const second = right.data();
#ifndef __clang__
    if (__builtin_is_constant_evaluated() &&
        !__builtin_constant_p(__builtin_memcmp(first, second, size))) {
        for (std::size_t at = 0; at != size; ++at)
            if (first[at] != second[at]) return false;
        return true;
    }
#endif
    return __builtin_memcmp(first, second, size) == 0;
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
