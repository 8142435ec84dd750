// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/array_function.hpp>
#include <orm/expr/in.hpp>
#include <orm/query/source.hpp>

namespace orm {

/// The one column of `unnest()`.
template <class Rows, class Elements, class Declared>
struct element_column : source_column<Rows, Declared> {
    static constexpr std::string_view name = "value";
};

template <class Rows, class Elements, class Declared>
struct stored_like<element_column<Rows, Elements, Declared>> : stored_like<Elements> {};

/// SQLite keeps blobs in arrays as digits, and has them back by a function.
template <class Rows, class Elements, class Declared>
inline constexpr bool is_computed<element_column<Rows, Elements, Declared>> =
    facts_of<base_type<Declared>>.stored == storage::blob;

/// The place of an element in its array, from 1.
template <class Rows>
struct ordinality_column : source_column<Rows, std::int64_t> {
    static constexpr std::string_view name = "ordinality";
};

template <class Rows>
inline constexpr bool is_computed<ordinality_column<Rows>> = true;

/// The columns of rows that are elements: `Value`, and their place where that is asked for.
template <class Rows, class Value, bool Numbered>
struct element_columns : named_rows_base {
    using items = types<Value>;
};
template <class Rows, class Value>
struct element_columns<Rows, Value, true> : named_rows_base {
    using items = types<Value, ordinality_column<Rows>>;

    static constexpr ordinality_column<Rows> ordinality{};
};

/// Sources that list their columns.
template <class Rows>
concept rows_of_elements = named_rows<Rows> && requires { Rows::is_numbered; };

/// They are mostly those of a column of a table before.
template <rows_of_elements Rows>
inline constexpr bool speaks_of_neighbours<Rows> = true;

template <rows_of_elements Rows>
struct items_of_source<Rows> {
    using result = typename Rows::items;
};

/// A row for each element of an array, or of a list of values: `unnest("tags") as "tag" ("value")`.
template <fixed_string Name, class Elements, class Declared, bool Numbered = false>
struct element_rows
    : element_columns<
          element_rows<Name, Elements, Declared, Numbered>,
          element_column<element_rows<Name, Elements, Declared, Numbered>, Elements, Declared>,
          Numbered> {
    using operands                                = types<Elements>;
    static constexpr std::string_view label       = Name.view();
    static constexpr bool             is_numbered = Numbered;

    static constexpr element_column<element_rows, Elements, Declared> value{};

    Elements elements;

    constexpr explicit element_rows(Elements given) : elements(std::move(given)) {}

    /// With a column `ordinality`, the place of an element, from 1.
    constexpr auto with_ordinality() const
        requires(!Numbered)
    {
        return element_rows<Name, Elements, Declared, true>(elements);
    }
};

namespace dsl {

/// The elements of an array as rows, in no order unless it is said; of a null there are none:
///
///     constexpr auto tag = unnest<"tag">(posts.tags);
///     select(tag.value, count()).from(posts).cross_join(tag).group_by(tag.value)
///
/// `.with_ordinality()` gives each its place in the array, from 1, as `tag.ordinality`.
template <fixed_string Name, array_operand Operand>
constexpr auto unnest(Operand operand) {
    static_cast<void>(check_given_name<Name>());
    return element_rows<Name, Operand, element_type<type_of<Operand>>>(operand);
}

/// Values of the program as rows; they travel as one parameter:
///
///     auto wanted = unnest<"wanted">(ids);
///     select(wanted.value).from(wanted).left_join(users, users.id == wanted.value)
template <fixed_string Name, value_range Range>
    requires(!expression<std::remove_cvref_t<Range>>)
constexpr auto unnest(Range&& values) {
    static_cast<void>(check_given_name<Name>());
    using list     = bound_list<std::remove_cvref_t<Range>, void>;
    using declared = std::remove_cvref_t<decltype(*std::as_const(values).begin())>;
    return element_rows<Name, list, declared>(list{std::forward<Range>(values)});
}

}  // namespace dsl
}  // namespace orm
