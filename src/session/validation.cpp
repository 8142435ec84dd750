// SPDX-License-Identifier: BSL-1.0
#include <orm/session/validation.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

#include <boost/regex.hpp>

#include <orm/schema/validation.hpp>
#include <orm/support/utf8.hpp>

namespace orm {

namespace {

/// Characters, as PostgreSQL matches them. Nothing where a text is not UTF-8.
std::optional<std::wstring> characters_of(std::string_view text) {
    static_assert(sizeof(wchar_t) >= sizeof(char32_t), "a wchar_t holds any character");
    std::wstring characters;
    characters.reserve(text.size());
    while (!text.empty()) {
        utf8_character const found = first_character(text);
        if (found.bytes == 0) return std::nullopt;
        characters.push_back(static_cast<wchar_t>(found.value));
        text.remove_prefix(found.bytes);
    }
    return characters;
}

struct compiled_expression {
    std::string_view text;  // a constant of the program
    boost::wregex    compiled;
};

/// Each thread has its own: there are few, and nobody waits.
boost::wregex const& compiled(std::string_view expression) {
    thread_local std::vector<compiled_expression> known;
    for (compiled_expression const& each : known)
        if (each.text.data() == expression.data() && each.text.size() == expression.size())
            return each.compiled;
    auto const characters = characters_of(expression);
    if (!characters) throw misuse("matches(): the expression is not UTF-8");
    try {
        known.push_back({expression, boost::wregex(*characters)});
    } catch (std::runtime_error const& failure) {
        throw misuse(std::string("matches(): ").append(failure.what()));
    }
    return known.back().compiled;
}

}  // namespace

bool matches_whole(std::string_view text, std::string_view expression) {
    boost::wregex const& wanted     = compiled(expression);
    auto const           characters = characters_of(text);
    if (!characters) return false;
    try {
        return boost::regex_match(*characters, wanted,
                                  boost::match_default | boost::match_single_line);
    } catch (std::runtime_error const&) {
        return false;  // a text may be made to take for ever
    }
}

namespace {

/// `users.name has to have a length of 1 to 80`
std::string told(violation const& one) {
    std::string text = one.table;
    if (!one.member.empty()) text.append(1, '.').append(one.member);
    text.append(1, ' ').append(one.message);
    if (one.row != 0) text.append(" in row ").append(std::to_string(one.row));
    return text;
}

/// A message is read by people; `violations()` has all of them.
constexpr std::size_t most_in_message = 10;

}  // namespace

void broken_rules::add(std::string_view table, std::string_view member, std::string_view rule,
                       std::string complaint, std::int64_t row) {
    violations_.push_back(
        {std::string(table), std::string(member), std::string(rule), std::move(complaint), row});
}

broken_rules::broken_rules()  = default;
broken_rules::~broken_rules() = default;

void broken_rules::throw_if_any() {
    if (violations_.empty()) return;
    std::string message;
    for (std::size_t at = 0; at != std::min(violations_.size(), most_in_message); ++at) {
        if (at != 0) message += "; ";
        message += told(violations_[at]);
    }
    if (violations_.size() > most_in_message)
        message.append("; and ")
            .append(std::to_string(violations_.size() - most_in_message))
            .append(" more");
    error_details details;
    details.table      = violations_.front().table;
    details.row        = violations_.front().row;
    details.violations = std::move(violations_);
    throw validation_error(message, std::move(details));
}

}  // namespace orm
