// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/step_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <orm/backend/error.hpp>
#include <orm/support/trimmed.hpp>

namespace orm::migrate {

namespace {

struct hazard_word {
    std::string_view word;
    std::uint8_t     bit;
};
constexpr hazard_word hazard_words[]{
    {"destructive", hazards::destructive},   {"data-dependent", hazards::data_dependent},
    {"incompatible", hazards::incompatible}, {"long-lock", hazards::long_lock},
    {"rewrite", hazards::rewrite},
};

/// Whether there is more in it than blanks and comments that take whole lines.
bool says_something(std::string_view sql) {
    while (!sql.empty()) {
        std::size_t const      end  = std::min(sql.find('\n'), sql.size());
        std::string_view const line = trimmed(sql.substr(0, end));
        if (!line.empty() && !line.starts_with("--")) return true;
        sql.remove_prefix(std::min(end + 1, sql.size()));
    }
    return false;
}

void add_word(owned_step& step, std::string_view word, std::string_view line) {
    if (word == "alone" && !step.code) {
        step.mode = step_mode::alone;
        return;
    }
    for (hazard_word const& known : hazard_words)
        if (known.word == word) {
            step.risk |= hazards{known.bit};
            return;
        }
    throw usage_error("a step cannot be \"" + std::string(word) + "\": " + std::string(line));
}

/// Whether the line is a comment that begins a step, which is then made.
bool begins_step(std::string_view line, owned_step& step) {
    std::string_view rest = line;
    if (!rest.starts_with("-- ")) return false;
    rest       = trimmed(rest.substr(3));
    step       = {};
    step.check = rest == "check";
    step.code  = rest.starts_with("c++");
    if (step.check) return true;
    constexpr std::string_view step_mark = "step", cpp_mark = "c++";
    if (!step.code && !rest.starts_with(step_mark)) return false;
    rest.remove_prefix(step.code ? cpp_mark.size() : step_mark.size());
    if (rest.empty()) return true;
    if (!rest.starts_with(':')) return false;
    rest.remove_prefix(1);
    while (!rest.empty()) {
        std::size_t const end = std::min(rest.find(','), rest.size());
        add_word(step, trimmed(rest.substr(0, end)), line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return true;
}

/// Functions of the program have names as in C++.
void check_name(std::string_view name) {
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    if (name.find_first_not_of(letters) != name.npos)
        throw usage_error("no name of a function: " + std::string(name));
}

std::string with_plain_line_ends(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string plain(text);
    std::erase(plain, '\r');
    return plain;
}

}  // namespace

std::string words_of(step const& one) {
    std::string words = one.code ? "c++" : one.mode == step_mode::alone ? "alone" : "";
    for (hazard_word const& known : hazard_words)
        if (one.risk.has(known.bit)) words.append(words.empty() ? "" : ", ").append(known.word);
    return words;
}

std::string steps_text(array_view<step> steps) {
    std::string text;
    for (step const& each : steps) {
        step shown              = each;
        shown.code              = false;
        std::string const words = words_of(shown);
        text.append(text.empty() ? "-- " : "\n-- ");
        text += each.check ? "check" : each.code ? "c++" : "step";
        if (!each.check && !words.empty()) text.append(": ").append(words);
        text.append("\n").append(each.sql).append(";\n");
    }
    return text;
}

std::vector<owned_step> parse_steps(std::string_view text) {
    std::vector<owned_step> steps;
    owned_step              current;
    auto const              keep = [&] {
        std::string_view sql = trimmed(current.sql);
        if (!says_something(sql)) return;
        while (!sql.empty() && sql.back() == ';') sql = trimmed(sql.substr(0, sql.size() - 1));
        if (current.code) check_name(sql);
        current.sql = std::string(sql);
        steps.push_back(current);
    };
    std::string const plain = with_plain_line_ends(text);
    for (std::string_view rest = plain; !rest.empty();) {
        std::size_t const      end  = std::min(rest.find('\n'), rest.size());
        std::string_view const line = rest.substr(0, end);
        owned_step             next;
        if (begins_step(line, next)) {
            keep();
            current = next;
        } else {
            current.sql.append(line).append("\n");
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    keep();
    return steps;
}

}  // namespace orm::migrate
