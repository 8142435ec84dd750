// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

// Which regular expressions mean the same to the program, by Boost.Regex, and to PostgreSQL.

namespace orm {

class common_expression {
public:
    constexpr explicit common_expression(std::string_view text) : text_(text) {}

    constexpr bool is_valid() {
        bool repeated = false;  // what has a quantifier takes no second one
        while (at_ != text_.size()) {
            char const next       = text_[at_++];
            bool       quantifier = false;
            if (next == '\\') {
                if (!is_escape(false)) return false;
            } else if (next == '[') {
                if (!is_bracket()) return false;
            } else if (next == '(') {
                if (starts("*") || (starts("?") && !starts("?:"))) return false;
                if (starts("?:")) at_ += 2;
            } else if (next == '}') {
                return false;
            } else if (next == '*' || next == '+' || next == '?' || next == '{') {
                if (repeated || (next == '{' && !is_bound())) return false;
                if (starts("?")) ++at_;
                quantifier = true;
            }
            repeated = quantifier;
        }
        return true;
    }

private:
    constexpr bool starts(std::string_view with) const {
        return text_.substr(at_).starts_with(with);
    }
    static constexpr bool is_digit(char letter) { return '0' <= letter && letter <= '9'; }
    static constexpr bool is_one_of(char letter, std::string_view letters) {
        return letters.find(letter) != std::string_view::npos;
    }

    constexpr bool is_escape(bool in_bracket) {
        if (at_ == text_.size()) return false;
        char const escaped = text_[at_++];
        return is_one_of(escaped, "^$\\.*+?()[]{}|-/") || is_one_of(escaped, "dswnrtfv") ||
               (!in_bracket && is_one_of(escaped, "DSW"));
    }

    constexpr bool is_bracket() {
        if (starts("^")) ++at_;
        if (starts("]")) ++at_;
        while (at_ != text_.size()) {
            char const next = text_[at_++];
            if (next == ']') return true;
            if (next == '\\' && !is_escape(true)) return false;
            if (next == '[' && !is_class()) return false;
        }
        return false;
    }
    /// `[:alpha:]`, of which the first bracket is behind.
    constexpr bool is_class() {
        std::size_t const end = text_.find(":]", at_ + 1);
        if (!starts(":") || end == std::string_view::npos) return false;
        for (++at_; at_ != end; ++at_)
            if (text_[at_] < 'a' || text_[at_] > 'z') return false;
        at_ += 2;
        return true;
    }

    /// `2}`, `2,}`, `2,3}`.
    constexpr bool is_bound() {
        if (!is_count()) return false;
        if (starts(",")) {
            ++at_;
            if (!starts("}") && !is_count()) return false;
        }
        return at_ != text_.size() && text_[at_++] == '}';
    }
    constexpr bool is_count() {
        constexpr int most   = 255;  // of PostgreSQL
        int           number = -1;
        while (at_ != text_.size() && is_digit(text_[at_]) && number <= most)
            number = (number < 0 ? 0 : number * 10) + (text_[at_++] - '0');
        return 0 <= number && number <= most;
    }

    std::string_view text_;
    std::size_t      at_ = 0;
};

constexpr bool is_common_expression(std::string_view text) {
    return common_expression(text).is_valid();
}

}  // namespace orm
