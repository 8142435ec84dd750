// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/expression.hpp>
#include <orm/support/types.hpp>

namespace orm {

/// What of several rows an expression speaks of, as flags that can be put together.
namespace content {
inline constexpr unsigned nothing          = 0;
inline constexpr unsigned aggregate        = 1;
inline constexpr unsigned nested_aggregate = 2;
inline constexpr unsigned window           = 4;  // a function with over()
inline constexpr unsigned named_window     = 8;  // over() by a name
}  // namespace content

/// A node that makes one value of a group. It says `summary = true`.
template <class Node>
concept aggregate_node = requires { requires Node::summary; };

/// Found in one walk for all rules that ask.
template <class Node>
inline constexpr unsigned content_of = content_of<typename Node::operands>;
template <class... Items>
inline constexpr unsigned content_of<types<Items...>> =
    (content_of<Items> | ... | content::nothing);
template <aggregate_node Node>
inline constexpr unsigned content_of<Node> =
    content::aggregate | content_of<typename Node::operands> |
    ((content_of<typename Node::operands> & content::aggregate) != 0 ? content::nested_aggregate
                                                                     : content::nothing);
template <class Query>
    requires requires { requires Query::is_select; }
inline constexpr unsigned content_of<Query> = content::nothing;  // a subquery's are its own

/// Whether an expression holds an aggregate anywhere.
template <class Node>
inline constexpr bool has_aggregate = (content_of<Node> & content::aggregate) != 0;
/// Whether it holds a window function anywhere.
template <class Node>
inline constexpr bool has_window = (content_of<Node> & content::window) != 0;

template <class Operand>
concept without_aggregate = !has_aggregate<Operand>;
template <class Operand>
concept without_window = !has_window<Operand>;
template <class Operand>
concept without_nested_aggregate = (content_of<Operand> & content::nested_aggregate) == 0;

/// Rule `nested-aggregate`, for the condition of a filter.
template <class Operand>
consteval bool check_not_nested() {
    static_assert(without_aggregate<Operand>,
                  "orm: an aggregate of an aggregate has no meaning. Aggregate over a subquery. "
                  "docs/errors.md#nested-aggregate");
    return without_aggregate<Operand>;
}

/// The same rule, for a whole expression: a window function may have an aggregate inside of it,
/// and whether over() follows is not known before the expression is used.
template <class Operand>
consteval bool check_nested_aggregates() {
    static_assert(without_nested_aggregate<Operand>,
                  "orm: an aggregate of an aggregate has no meaning without over(). Aggregate over "
                  "a subquery. docs/errors.md#nested-aggregate");
    return without_nested_aggregate<Operand>;
}

/// Rule `nested-window`.
template <class Operand>
consteval bool check_no_window_inside() {
    static_assert(without_window<Operand>,
                  "orm: a window function cannot stand inside of an aggregate, of its filter or of "
                  "a window. Compute it in a subquery. docs/errors.md#nested-window");
    return without_window<Operand>;
}

/// Rule `window-placement`.
template <class Node>
consteval bool check_window_is_placed() {
    static_assert(
        without_window<Node>,
        "orm: window functions are computed behind group_by() and having(), and belong in "
        "select() and order_by() only. Ask for one in a subquery. "
        "docs/errors.md#window-placement");
    return without_window<Node>;
}

}  // namespace orm
