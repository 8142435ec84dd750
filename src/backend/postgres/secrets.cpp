// SPDX-License-Identifier: BSL-1.0
#include "secrets.hpp"

#include <cstddef>

#include <orm/support/same_text.hpp>

namespace orm::postgres {

namespace {

bool is_of_word(char letter) {
    char const lower = without_case(letter);
    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

std::string_view next_word(std::string_view text, std::size_t& at) {
    while (at != text.size() && !is_of_word(text[at])) ++at;
    std::size_t const begin = at;
    while (at != text.size() && is_of_word(text[at])) ++at;
    return text.substr(begin, at - begin);
}

}  // namespace

bool may_give_password(std::string_view script) {
    constexpr std::string_view owners[]{"role",    "user",         "group",  "server",
                                        "options", "subscription", "mapping"};
    if (script.find("://") != std::string_view::npos) return true;
    bool             of_owner = false;
    bool             password = false;
    std::string_view before;
    for (std::size_t at = 0; at != script.size();) {
        std::string_view const word = next_word(script, at);
        bool const quoted = !word.empty() && word.data() != script.data() && word.data()[-1] == '"';
        if (same_name(word, "password")) {
            std::size_t const next = script.find_first_not_of(" \t\r\n", at);
            if (!quoted && next != std::string_view::npos && script[next] == '=') return true;
            password |= !quoted || same_name(before, "set") || same_name(before, "add");
        } else if (!quoted) {
            for (std::string_view const owner : owners) of_owner |= same_name(word, owner);
        }
        before = word;
    }
    return password && of_owner;
}

}  // namespace orm::postgres
