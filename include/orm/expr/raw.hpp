// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/identifier.hpp>
#include <orm/expr/operand.hpp>
#include <orm/schema/table.hpp>

namespace orm {

// Never constexpr, so that calling one in a constant expression is an error that shows its name and
// where to read more. Clang shows 30 characters of an argument.
template <fixed_string Documentation>
void raw_has_a_brace_without_its_partner();
template <fixed_string Documentation>
void raw_has_more_or_fewer_braces_than_arguments();

/// How many `{}` a raw text has; `{{` and `}}` are braces that stand for themselves.
consteval std::size_t count_placeholders(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{' && text[at] != '}') continue;
        char const next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (text[at] == next)
            ++at;
        else if (text[at] == '{' && next == '}')
            ++count, ++at;
        else
            raw_has_a_brace_without_its_partner<"docs/errors.md#raw-braces">();
    }
    return count;
}

/// A text that is checked when the program is compiled: one `{}` for each of `Count` arguments.
template <std::size_t Count>
struct raw_text {
    std::string_view text;

    template <std::size_t Size>
    consteval raw_text(char const (&literal)[Size]) : text(literal, Size - 1) {
        if (count_placeholders(text) != Count)
            raw_has_more_or_fewer_braces_than_arguments<"docs/errors.md#raw-arguments">();
    }
};

/// SQL in the engine's own words. Only its arguments are values, and they are always bound.
template <class Result, class... Items>
struct raw_node {
    using type                       = base_type<Result>;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = is_nullable<Result> ? null_rule::always : null_rule::never;

    list<Items...>   items;
    std::string_view text;  // a literal: it lives as long as the program
};

/// A table's name as an argument of raw SQL.
template <table Table>
struct raw_table {
    using operands = types<>;
};

/// What stands in raw SQL for an argument: names as they are, values as parameters.
template <class Item>
constexpr auto as_raw_operand(Item&& item) {
    using plain = std::remove_cvref_t<Item>;
    if constexpr (table<plain>)
        return raw_table<plain>{};
    else if constexpr (std::same_as<plain, identifier>)
        return item;
    else
        return as_operand<void>(std::forward<Item>(item));
}

template <class Item>
using raw_operand_for = decltype(as_raw_operand(std::declval<Item>()));

template <class Result, class... Items>
inline constexpr bool kept_as_met<raw_node<Result, Items...>> = true;

namespace dsl {

/// `raw<std::int64_t>("length({}) + {}", users.name, 5)`: expressions and tables are written out,
/// values are bound. A name that only the running program knows is an `orm::identifier`. A
/// std::optional result says that it may be null.
template <class Result, class... Items>
constexpr auto raw(std::type_identity_t<raw_text<sizeof...(Items)>> text, Items&&... items) {
    return raw_node<Result, raw_operand_for<Items>...>{
        make_list(as_raw_operand(std::forward<Items>(items))...), text.text};
}

}  // namespace dsl
}  // namespace orm
