// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include <orm/expr/array_function.hpp>
#include <orm/expr/in.hpp>
#include <orm/query/source.hpp>

namespace orm {

/// The one column of `unnest()`.
template <class Rows, class Elements, class Declared>
struct element_column {
    using table                      = Rows;
    using declared                   = Declared;
    using type                       = base_type<Declared>;
    using operands                   = types<>;
    static constexpr null_rule nulls = is_nullable<Declared> ? null_rule::always : null_rule::never;
    static constexpr std::string_view name = "value";
};

template <class Rows, class Elements, class Declared>
struct stored_like<element_column<Rows, Elements, Declared>> : stored_like<Elements> {};

/// A row for each element of an array, or of a list of values: `unnest("tags") as "tag" ("value")`.
template <fixed_string Name, class Elements, class Declared>
struct element_rows : named_rows_base {
    using operands                          = types<Elements>;
    using column                            = element_column<element_rows, Elements, Declared>;
    using items                             = types<column>;
    static constexpr std::string_view label = Name.view();

    static constexpr column value{};

    Elements elements;

    constexpr explicit element_rows(Elements given) : elements(std::move(given)) {}
};

/// The array is mostly a column of a table before it.
template <fixed_string Name, class Elements, class Declared>
inline constexpr bool speaks_of_neighbours<element_rows<Name, Elements, Declared>> = true;

template <fixed_string Name, class Elements, class Declared>
struct items_of_source<element_rows<Name, Elements, Declared>> {
    using result = typename element_rows<Name, Elements, Declared>::items;
};

namespace dsl {

/// The elements of an array as rows, in no order unless it is said; of a null there are none:
///
///     constexpr auto tag = unnest<"tag">(posts.tags);
///     select(tag.value, count()).from(posts).cross_join(tag).group_by(tag.value)
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
