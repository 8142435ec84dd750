// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/alias.hpp>
#include <orm/expr/function.hpp>

// JSON that is kept as text, in both engines.

namespace orm {

constexpr bool is_json_name(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_';
}

/// The end of the step of a path that begins at `at`, `.name` or `[number]`; 0 where there is none.
constexpr std::size_t end_of_step(std::string_view path, std::size_t at) {
    bool const  index = path[at] == '[';
    std::size_t end   = at + 1;
    if (!index && path[at] != '.') return 0;
    while (end < path.size() &&
           (index ? path[end] >= '0' && path[end] <= '9' : is_json_name(path[end])))
        ++end;
    if (end == at + 1) return 0;
    if (!index) return end;
    return end < path.size() && path[end] == ']' ? end + 1 : 0;
}

constexpr bool is_json_path(std::string_view path) {
    if (path.empty() || path[0] != '$') return false;
    for (std::size_t at = 1; at < path.size();)
        if ((at = end_of_step(path, at)) == 0) return false;
    return true;
}

template <fixed_string Path>
concept json_path = is_json_path(Path.view());

/// Rule `json-path`.
template <fixed_string Path>
consteval bool check_json_path() {
    static_assert(json_path<Path>,
                  "orm: a path into JSON is written as in \"$.orders[0].price\". "
                  "docs/errors.md#json-path");
    return json_path<Path>;
}

/// What a path finds in JSON: `Result`, or with void JSON again.
template <fixed_string Path, class Result, class Operand>
struct json_extract_node {
    using type     = std::conditional_t<std::is_void_v<Result>, std::string, Result>;
    using operands = types<Operand>;
    static constexpr null_rule nulls = null_rule::always;

    Operand operand;
};

/// JSON made of values. In an object the items are aliases, which give its names.
template <bool Object, class... Items>
struct json_node {
    using type                       = std::string;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = null_rule::never;

    list<Items...> items;
};

template <class Item>
inline constexpr bool is_alias = false;
template <fixed_string Name, class Operand>
inline constexpr bool is_alias<alias_node<Name, Operand>> = true;

template <bool Object, class... Items>
constexpr auto make_json(Items&&... items) {
    if constexpr ((check_function_argument<argument_type::json_member, std::decay_t<Items>>() &&
                   ...))
        return json_node<Object, operand_for<void, Items>...>{
            make_list(as_operand<void>(std::forward<Items>(items))...)};
    else
        return invalid_expression{};
}

namespace dsl {

/// What a path finds in a text of JSON, as a `Result`; null where it finds nothing:
/// `json_extract<"$.orders[0].price", double>(customers.profile)`.
template <fixed_string Path, class Result = std::string, expression Operand>
constexpr auto json_extract(Operand operand) {
    if constexpr (!check_json_path<Path>())
        return invalid_expression{};
    else if constexpr (!check_function_argument<argument_type::json, Operand>())
        return invalid_expression{};
    else
        return json_extract_node<Path, Result, Operand>{operand};
}

/// The same as JSON, a text in its quotes.
template <fixed_string Path, expression Operand>
constexpr auto json_part(Operand operand) {
    return json_extract<Path, void>(operand);
}

/// How many elements an array has.
template <expression Operand>
constexpr auto json_array_length(Operand operand) {
    return checked_call<function_name::json_array_length, std::int64_t, argument_type::json>(
        operand);
}

/// `json_object(as<"name">(users.name), as<"age">(users.age))`; values may be JSON that was made
/// like this. A text that holds JSON is a text.
template <class... Items>
    requires(is_alias<Items> && ...)
constexpr auto json_object(Items... items) {
    return make_json<true>(items...);
}

template <class... Items>
constexpr auto json_array(Items&&... items) {
    return make_json<false>(std::forward<Items>(items)...);
}

}  // namespace dsl
}  // namespace orm
