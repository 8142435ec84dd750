// SPDX-License-Identifier: BSL-1.0
#include "expression_text.hpp"

#include <cstddef>
#include <utility>

namespace orm::migrate {

namespace {

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '"' ||
           (letter & 0x80) != 0;
}

/// Behind the text or name in quotes that begins here.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    char const quote = text[at];
    while (++at < text.size()) {
        if (text[at] != quote) continue;
        if (at + 1 == text.size() || text[at + 1] != quote) return at + 1;
        ++at;
    }
    return at;
}

bool is_quote(char letter) { return letter == '\'' || letter == '"'; }

/// How long the cast is that begins here; 0 where none of those does.
std::size_t cast_size(std::string_view text, std::vector<std::string> const& types) {
    if (!text.starts_with("::")) return 0;
    for (std::string const& type : types) {
        std::size_t end = 2 + type.size();
        if (text.substr(2, type.size()) != type) continue;
        if (end < text.size() && is_word(text[end])) continue;
        if (end < text.size() && text[end] == '(') end = text.find(')', end) + 1;
        if (text.substr(end, 2) == "[]") end += 2;
        return end;
    }
    return 0;
}

struct parentheses {
    std::size_t open;
    std::size_t close;
};

/// In the order in which they are closed.
std::vector<parentheses> pairs_in(std::string_view text) {
    std::vector<parentheses> pairs;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size();) {
        if (is_quote(text[at])) {
            at = end_of_quoted(text, at);
            continue;
        }
        if (text[at] == '(') open.push_back(at);
        if (text[at] == ')' && !open.empty()) {
            pairs.push_back({open.back(), at});
            open.pop_back();
        }
        ++at;
    }
    return pairs;
}

bool is_one_name(std::string_view text) {
    if (text.empty()) return false;
    if (text[0] == '"') return end_of_quoted(text, 0) == text.size();
    for (char const letter : text)
        if (!is_word(letter)) return false;
    return true;
}

/// Around a name, or right inside of others; not those of a call or behind a word like `any`.
bool is_needless(std::string_view text, parentheses pair) {
    std::size_t before = pair.open;
    while (before != 0 && text[before - 1] == ' ') --before;
    bool const behind_word = before != 0 && is_word(text[before - 1]);
    if (is_one_name(text.substr(pair.open + 1, pair.close - pair.open - 1))) return !behind_word;
    return pair.open != 0 && text[pair.open - 1] == '(' && pair.close + 1 < text.size() &&
           text[pair.close + 1] == ')';
}

}  // namespace

std::string without_casts(std::string_view expression, std::vector<std::string> const& text_types) {
    std::string text;
    for (std::size_t at = 0; at < expression.size();) {
        if (is_quote(expression[at])) {
            std::size_t const end = end_of_quoted(expression, at);
            text.append(expression.substr(at, end - at));
            at = end;
        } else if (std::size_t const cast = cast_size(expression.substr(at), text_types)) {
            at += cast;
        } else {
            text += expression[at++];
        }
    }
    for (bool more = true; more;) {
        more = false;
        for (parentheses const pair : pairs_in(text)) {
            if (!is_needless(text, pair)) continue;
            text.erase(pair.close, 1).erase(pair.open, 1);
            more = true;
            break;
        }
    }
    return text;
}

}  // namespace orm::migrate
