// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/function.hpp>

namespace orm {

/// A text with other values in the places of its `%s`.
template <fixed_string Pattern, class... Items>
struct format_call {
    using type                       = std::string;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = null_rule::never;

    list<Items...> items;
};

/// How many `%s` a pattern has; -1 for one in which a per cent sign means anything else.
constexpr int count_places(std::string_view pattern) {
    int count = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '%') continue;
        char const next = ++at < pattern.size() ? pattern[at] : '\0';
        if (next != 's' && next != '%') return -1;
        if (next == 's') ++count;
    }
    return count;
}

template <fixed_string Pattern, int Values>
concept format_pattern = count_places(Pattern.view()) == Values;

/// Rule `format-pattern`.
template <fixed_string Pattern, int Values>
consteval bool check_format() {
    static_assert(format_pattern<Pattern, Values>,
                  "orm: the pattern of format<>() has one %s for each value, and %% for a per cent "
                  "sign. Round numbers by round(). docs/errors.md#format-pattern");
    return format_pattern<Pattern, Values>;
}

namespace dsl {

template <expression Operand>
constexpr auto lower(Operand operand) {
    return checked_call<function_name::lower, std::string, argument_type::text>(operand);
}
template <expression Operand>
constexpr auto upper(Operand operand) {
    return checked_call<function_name::upper, std::string, argument_type::text>(operand);
}
/// Without blanks, or without any of `characters`, on both sides or on one.
template <expression Operand>
constexpr auto trim(Operand operand) {
    return checked_call<function_name::trim, std::string, argument_type::text>(operand);
}
template <expression Operand, class Characters>
constexpr auto trim(Operand operand, Characters&& characters) {
    return checked_call<function_name::trim, std::string, argument_type::text, argument_type::text>(
        operand, std::forward<Characters>(characters));
}
template <expression Operand>
constexpr auto ltrim(Operand operand) {
    return checked_call<function_name::ltrim, std::string, argument_type::text>(operand);
}
template <expression Operand, class Characters>
constexpr auto ltrim(Operand operand, Characters&& characters) {
    return checked_call<function_name::ltrim, std::string, argument_type::text,
                        argument_type::text>(operand, std::forward<Characters>(characters));
}
template <expression Operand>
constexpr auto rtrim(Operand operand) {
    return checked_call<function_name::rtrim, std::string, argument_type::text>(operand);
}
template <expression Operand, class Characters>
constexpr auto rtrim(Operand operand, Characters&& characters) {
    return checked_call<function_name::rtrim, std::string, argument_type::text,
                        argument_type::text>(operand, std::forward<Characters>(characters));
}

/// In characters, not bytes.
template <expression Operand>
constexpr auto length(Operand operand) {
    return checked_call<function_name::length, std::int64_t, argument_type::text_or_blob>(operand);
}

/// In bytes of UTF-8, or of a blob.
template <expression Operand>
constexpr auto octet_length(Operand operand) {
    return checked_call<function_name::octet_length, std::int64_t, argument_type::text_or_blob>(
        operand);
}

/// Characters from `start`, counted from 1; `count` of them, or all.
template <expression Operand, class Start>
constexpr auto substring(Operand operand, Start start) {
    return checked_call<function_name::substring, std::string, argument_type::text,
                        argument_type::whole_number>(operand, start);
}
template <expression Operand, class Start, class Count>
constexpr auto substring(Operand operand, Start start, Count count) {
    return checked_call<function_name::substring, std::string, argument_type::text,
                        argument_type::whole_number, argument_type::whole_number>(operand, start,
                                                                                  count);
}
template <expression Operand, class From, class To>
constexpr auto replace(Operand operand, From&& from, To&& to) {
    return checked_call<function_name::replace, std::string, argument_type::text,
                        argument_type::text, argument_type::text>(operand, std::forward<From>(from),
                                                                  std::forward<To>(to));
}

/// Where `part` first begins in the text, counted from 1; 0 when it is not there.
template <expression Operand, class Part>
constexpr auto position(Operand operand, Part&& part) {
    return checked_call<function_name::position, std::int64_t, argument_type::text,
                        argument_type::text>(operand, std::forward<Part>(part));
}

/// The first or the last characters of a text; all where it has fewer. `count` is not negative.
template <expression Operand, class Count>
constexpr auto left(Operand operand, Count count) {
    return checked_call<function_name::left, std::string, argument_type::text,
                        argument_type::whole_number>(operand, count);
}
template <expression Operand, class Count>
constexpr auto right(Operand operand, Count count) {
    return checked_call<function_name::right, std::string, argument_type::text,
                        argument_type::whole_number>(operand, count);
}

/// Filled up to `length` characters in front or behind, over and over again; a longer text is cut
/// to its first characters.
template <expression Operand, class Length, class Filling = std::string_view>
constexpr auto lpad(Operand operand, Length length, Filling&& filling = " ") {
    return checked_call<function_name::lpad, std::string, argument_type::text,
                        argument_type::whole_number, argument_type::text>(
        operand, length, std::forward<Filling>(filling));
}
template <expression Operand, class Length, class Filling = std::string_view>
constexpr auto rpad(Operand operand, Length length, Filling&& filling = " ") {
    return checked_call<function_name::rpad, std::string, argument_type::text,
                        argument_type::whole_number, argument_type::text>(
        operand, length, std::forward<Filling>(filling));
}

/// The text so many times; none where `count` is not positive.
template <expression Operand, class Count>
constexpr auto repeat(Operand operand, Count count) {
    return checked_call<function_name::repeat, std::string, argument_type::text,
                        argument_type::whole_number>(operand, count);
}

/// The characters from the last to the first. PostgreSQL only.
template <expression Operand>
constexpr auto reverse(Operand operand) {
    return checked_call<function_name::reverse, std::string, argument_type::text>(operand);
}

/// Each word with a capital first letter and small ones behind. PostgreSQL only.
template <expression Operand>
constexpr auto initcap(Operand operand) {
    return checked_call<function_name::initcap, std::string, argument_type::text>(operand);
}

/// Whether a regular expression matches any part of the text. PostgreSQL only.
template <expression Operand, class Pattern>
constexpr auto regexp_like(Operand operand, Pattern&& pattern) {
    return checked_call<function_name::regexp_like, bool, argument_type::text, argument_type::text>(
        operand, std::forward<Pattern>(pattern));
}

/// With every match replaced; `\1` in `by` is what the first parentheses matched. PostgreSQL only.
template <expression Operand, class Pattern, class By>
constexpr auto regexp_replace(Operand operand, Pattern&& pattern, By&& by) {
    return checked_call<function_name::regexp_replace, std::string, argument_type::text,
                        argument_type::text, argument_type::text>(
        operand, std::forward<Pattern>(pattern), std::forward<By>(by));
}

/// `format<"%s of %s">(a, b)`: texts and whole numbers put into a text. Never null: a null is
/// written as nothing. `%%` is a per cent sign.
template <fixed_string Pattern, class... Items>
constexpr auto format(Items&&... items) {
    if constexpr (!check_format<Pattern, sizeof...(Items)>())
        return invalid_expression{};
    else if constexpr (!(check_function_argument<argument_type::printable, std::decay_t<Items>>() &&
                         ...))
        return invalid_expression{};
    else
        return format_call<Pattern, operand_for<void, Items>...>{
            make_list(as_operand<void>(std::forward<Items>(items))...)};
}

}  // namespace dsl
}  // namespace orm
