// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>

#include <orm/schema/column.hpp>
#include <orm/support/list.hpp>
#include <orm/support/types.hpp>
#include <orm/type/sql_type.hpp>

namespace orm {

/// When an expression is null. Columns are not among these: their type says it.
enum class null_rule : std::uint8_t {
    never,         // count, is_null, exists
    any_operand,   // comparison, arithmetic, most functions
    all_operands,  // coalesce
    no_rows,       // sum, min: over no rows, which cannot happen in a group, or of null
    always,        // a scalar subquery, case without else
};

/// A node of an expression: an aggregate template that says
///
/// - `type`: the C++ type of its result, never a std::optional,
/// - `operands`: `types<...>` of its operands' types, in the order of the SQL text; the node's own
///   members hold them in that order, either one member each or one `items` list,
/// - `nulls`: its null_rule.
///
/// Everything else about it (its text, its bound values, the tables it uses) is worked out from
/// these by functions written once.
template <class Type>
concept expression = requires {
    typename std::remove_cvref_t<Type>::type;
    typename std::remove_cvref_t<Type>::operands;
};

template <class Type>
using type_of = typename std::remove_cvref_t<Type>::type;

/// What columns of sources that are no tables have in common; each adds its `name`.
template <class Source, class Declared>
struct source_column {
    using table                      = Source;
    using declared                   = Declared;
    using type                       = base_type<Declared>;
    using operands                   = types<>;
    static constexpr null_rule nulls = is_nullable<Declared> ? null_rule::always : null_rule::never;
};

/// Calls `visit` with each operand of a node, in the order of the text.
template <class Node, class Visit>
constexpr void for_each_operand(Node const& node, Visit&& visit) {
    constexpr std::size_t count = Node::operands::size;
    if constexpr (requires { Node::is_select; }) {
        node.for_each_clause(visit);
    } else if constexpr (requires { node.items; }) {
        for_each_item(&node.items, [&](auto const* item) { visit(*item); });
    } else if constexpr (count == 1) {
        auto const& [first] = node;
        visit(first);
    } else if constexpr (count == 2) {
        auto const& [first, second] = node;
        visit(first), visit(second);
    } else if constexpr (count == 3) {
        auto const& [first, second, third] = node;
        visit(first), visit(second), visit(third);
    } else {
        static_assert(count == 0, "a node of more operands keeps them in `items`");
    }
}

}  // namespace orm
