// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <orm/expr/comparison.hpp>

namespace orm {

enum class like_operator : std::uint8_t { like, not_like, ilike, not_ilike };

template <like_operator Operator, class Operand, class Pattern>
struct like_node {
    using type                       = bool;
    using operands                   = types<Operand, Pattern>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
    Pattern pattern;
};

/// A pattern with escaped parts. Both engines are told of its escape character; a plain text as a
/// pattern is left to the engine, where only PostgreSQL knows `\\` by itself.
struct like_pattern {
    std::string text;

    friend like_pattern operator+(std::string_view left, like_pattern right) {
        // Not insert(): g++ 12 warns of it in the user's program (its bug 105651).
        std::string joined(left);
        joined += right.text;
        return {std::move(joined)};
    }
    friend like_pattern operator+(like_pattern left, std::string_view right) {
        left.text += right;
        return left;
    }
};

/// The peer that marks a bound pattern as escaped.
struct like_escaped {};

template <class Pattern>
inline constexpr bool is_escaped_pattern = false;
template <>
inline constexpr bool is_escaped_pattern<like_pattern> = true;
template <>
inline constexpr bool is_escaped_pattern<bound<std::string, like_escaped>> = true;

template <class Operand>
concept text_operand = is_escaped_pattern<Operand> || operands_compare<Operand, std::string_view>;

template <like_operator Operator, class Operand, class Pattern>
[[gnu::always_inline]] constexpr auto make_like(Operand operand, Pattern&& pattern) {
    using plain = std::decay_t<Pattern>;
    if constexpr (!text_operand<Operand> || !text_operand<plain>) {
        static_assert(
            text_operand<Operand> && text_operand<plain>,
            "orm: like() and its family take text on both sides. cast<std::string>() makes "
            "a text of anything. docs/errors.md#like-takes-text");
        return invalid_expression{};
    } else if constexpr (std::same_as<plain, like_pattern>) {
        return like_node<Operator, Operand, bound<std::string, like_escaped>>{
            operand, {static_cast<Pattern&&>(pattern).text}};
    } else if constexpr (is_escaped_pattern<plain>) {
        return like_node<Operator, Operand, plain>{operand, static_cast<Pattern&&>(pattern)};
    } else if constexpr (!check_comparison<Operand, plain>()) {
        return invalid_expression{};
    } else {
        return like_node<Operator, Operand, operand_for<Operand, Pattern>>{
            operand, as_operand<Operand>(static_cast<Pattern&&>(pattern))};
    }
}

/// The text with `%`, `_` and `\` escaped, so that it stands for itself in a pattern:
/// `like(users.name, "%" + escape_like(search) + "%")`.
like_pattern escape_like(std::string_view text);

namespace dsl {

using orm::escape_like;

/// `%` stands for any text, `_` for one character.
/// PostgreSQL compares case; SQLite does not, for ASCII letters.
template <expression Operand, class Pattern>
[[gnu::always_inline]] constexpr auto like(Operand operand, Pattern&& pattern) {
    return make_like<like_operator::like>(operand, static_cast<Pattern&&>(pattern));
}

template <expression Operand, class Pattern>
[[gnu::always_inline]] constexpr auto not_like(Operand operand, Pattern&& pattern) {
    return make_like<like_operator::not_like>(operand, static_cast<Pattern&&>(pattern));
}

/// As `like`, and does not compare case in either engine.
template <expression Operand, class Pattern>
[[gnu::always_inline]] constexpr auto ilike(Operand operand, Pattern&& pattern) {
    return make_like<like_operator::ilike>(operand, static_cast<Pattern&&>(pattern));
}

template <expression Operand, class Pattern>
[[gnu::always_inline]] constexpr auto not_ilike(Operand operand, Pattern&& pattern) {
    return make_like<like_operator::not_ilike>(operand, static_cast<Pattern&&>(pattern));
}

}  // namespace dsl
}  // namespace orm
