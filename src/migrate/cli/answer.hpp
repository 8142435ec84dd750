// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/cli/run.hpp>

namespace orm::cli {

inline std::string json_text(std::string_view text) {
    std::string quoted = "\"";
    for (char const letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (static_cast<unsigned char>(letter) >= 0x20) {
            quoted += letter;
            continue;
        }
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(letter));
        quoted += escaped;
    }
    return quoted + '"';
}

/// Each line further in.
inline std::string indented(std::string_view text) {
    std::string lines = "    ";
    for (char const letter : text) lines.append(letter == '\n' ? "\n    " : std::string(1, letter));
    return lines;
}

inline std::string json_list(std::vector<std::string> const& values) {
    std::string list;
    for (std::string const& value : values) list.append(list.empty() ? "" : ",").append(value);
    return "[" + list + "]";
}

using json_members = std::vector<std::pair<std::string, std::string>>;

inline std::string json_object(json_members const& members) {
    std::string object;
    for (auto const& [name, value] : members)
        object.append(object.empty() ? "" : ",").append(json_text(name)).append(":").append(value);
    return "{" + object + "}";
}

enum class color { red = 31, green = 32, yellow = 33 };

/// What a command has to say: lines for people as they come, or one JSON object at the end.
class answer {
public:
    answer(std::ostream& out, bool json, bool colors = false)
        : out_(out), json_(json), colors_(colors) {}

    void line(std::string_view text) {
        if (!json_) out_ << text << '\n';
    }
    /// In that color where somebody sees it.
    std::string in(color wanted, std::string_view text) const {
        if (!colors_) return std::string(text);
        return "\x1b[" + std::to_string(static_cast<int>(wanted)) + "m" + std::string(text) +
               "\x1b[0m";
    }
    /// Words about a statement, to stand behind it.
    std::string remark(std::string_view words) const {
        if (words.empty()) return {};
        bool const loses = words.find("destructive") != words.npos;
        return "  -- " + in(loses ? color::red : color::yellow, words);
    }
    void add(std::string_view name, std::string value) {
        members_.emplace_back(name, std::move(value));
    }
    /// Problems of several kinds: the worst is answered with.
    void raise(exit_code code) { code_ = std::max(code_, code); }

    int finish() {
        int const code = static_cast<int>(code_);
        if (json_) {
            members_.emplace_back("exit", std::to_string(code));
            out_ << json_object(members_) << '\n';
        }
        return code;
    }

private:
    std::ostream& out_;
    bool          json_;
    bool          colors_;
    json_members  members_;
    exit_code     code_ = exit_code::clean;
};

}  // namespace orm::cli
