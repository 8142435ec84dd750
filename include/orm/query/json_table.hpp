// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/function_argument.hpp>
#include <orm/expr/operand.hpp>
#include <orm/query/element_rows.hpp>

// The parts of a JSON document as rows.

namespace orm {

/// A value in a document: a `Result`, null where it is JSON's null or, with void, JSON again.
template <class Rows, class Result>
struct json_value_column
    : source_column<
          Rows, std::conditional_t<std::is_void_v<Result>, std::string, std::optional<Result>>> {
    static constexpr std::string_view name = "value";
};

template <class Rows, class Result>
inline constexpr bool is_computed<json_value_column<Rows, Result>> = true;

/// The name of a member of an object.
template <class Rows>
struct json_key_column : source_column<Rows, std::string> {
    static constexpr std::string_view name = "key";
};

/// A row for each element of an array: `json_array_elements("lines") as "line" ("value")`.
template <fixed_string Name, class Document, class Result, bool Numbered = false>
struct json_element_rows
    : element_columns<
          json_element_rows<Name, Document, Result, Numbered>,
          json_value_column<json_element_rows<Name, Document, Result, Numbered>, Result>,
          Numbered> {
    using operands                                = types<Document>;
    static constexpr std::string_view label       = Name.view();
    static constexpr bool             is_numbered = Numbered;

    static constexpr json_value_column<json_element_rows, Result> value{};

    Document document;

    constexpr explicit json_element_rows(Document given) : document(std::move(given)) {}

    /// With a column `ordinality`, the place of an element, from 1.
    constexpr auto with_ordinality() const
        requires(!Numbered)
    {
        return json_element_rows<Name, Document, Result, true>(document);
    }
};

/// A row for each member of an object: `json_each("profile") as "member" ("key", "value")`.
template <fixed_string Name, class Document, class Result>
struct json_member_rows : named_rows_base {
    using key_column                              = json_key_column<json_member_rows>;
    using value_column                            = json_value_column<json_member_rows, Result>;
    using operands                                = types<Document>;
    using items                                   = types<key_column, value_column>;
    static constexpr std::string_view label       = Name.view();
    static constexpr bool             is_numbered = false;

    static constexpr key_column   key{};
    static constexpr value_column value{};

    Document document;

    constexpr explicit json_member_rows(Document given) : document(std::move(given)) {}
};

namespace dsl {

/// The elements of an array in JSON as rows, in no order unless it is said; of a null there are
/// none. `value` is JSON, or what is asked for: null where it is JSON's null.
///
///     constexpr auto line = json_array_elements<"line">(orders.lines);
///     select(orders.id, json_extract<"$.product", std::string>(line.value))
///         .from(orders)
///         .cross_join(line)
///
///     constexpr auto tag = json_array_elements<"tag", std::string>(posts.tags);
///
/// `.with_ordinality()` gives each its place in the array, from 1, as `line.ordinality`.
template <fixed_string Name, class Result = void, class Document>
constexpr auto json_array_elements(Document&& document) {
    static_cast<void>(check_given_name<Name>());
    static_cast<void>(check_function_argument<argument_type::json, std::decay_t<Document>>());
    return json_element_rows<Name, operand_for<void, Document>, Result>(
        as_operand<void>(std::forward<Document>(document)));
}

/// The members of an object in JSON as rows, `key` and `value`:
/// `json_each<"setting", std::string>(users.settings)`.
template <fixed_string Name, class Result = void, class Document>
constexpr auto json_each(Document&& document) {
    static_cast<void>(check_given_name<Name>());
    static_cast<void>(check_function_argument<argument_type::json, std::decay_t<Document>>());
    return json_member_rows<Name, operand_for<void, Document>, Result>(
        as_operand<void>(std::forward<Document>(document)));
}

}  // namespace dsl
}  // namespace orm
