// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace orm {

/// What stands for the rest of a text that gives a password.
inline constexpr std::string_view hidden_rest = "password ...";

/// The text of a script up to the first password that it gives: where one that is malformed ends
/// is not known.
inline std::string without_passwords(std::string_view sql) {
    constexpr std::string_view word  = "password";
    auto const                 lower = [](char each) {
        return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
    };
    for (std::size_t begin = 0; begin + word.size() < sql.size(); ++begin) {
        std::size_t same = 0;
        while (same != word.size() && lower(sql[begin + same]) == word[same]) ++same;
        if (same != word.size()) continue;
        std::string_view const rest  = sql.substr(begin + same);
        std::size_t const      given = rest.find_first_not_of(" \t\r\n");
        if (given == std::string_view::npos) break;
        std::string_view const value = rest.substr(given);
        // A literal of whatever kind, or a part of a connection string.
        bool const quoted = value.front() == '\'' || value.front() == '$' || value.front() == '=' ||
                            value.starts_with("E'") || value.starts_with("e'") ||
                            value.starts_with("U&'") || value.starts_with("u&'");
        // One that lacks its quotes: behind a role, the word begins nothing else.
        std::string before;
        for (char const each : sql.substr(0, begin)) before += lower(each);
        bool const of_role =
            before.find("role ") != std::string::npos || before.find("user ") != std::string::npos;
        if (quoted || of_role) return std::string(sql.substr(0, begin)).append(hidden_rest);
    }
    return std::string(sql);
}

}  // namespace orm
