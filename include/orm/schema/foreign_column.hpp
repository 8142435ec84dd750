// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/schema/column.hpp>
#include <orm/support/list.hpp>
#include <orm/support/types.hpp>

namespace orm {

/// Whatever belongs to one of the tables of a statement: a column of a table, of a subquery in
/// from(), of the row that could not be inserted.
template <class Node>
concept of_a_table = requires { typename Node::table; };

/// The first column in an expression whose table is not among those given; void when there is none.
template <class Node, class Tables>
struct foreign_column {
    using result = typename foreign_column<typename Node::operands, Tables>::result;
};
template <of_a_table Column, class Tables>
struct foreign_column<Column, Tables> {
    using result =
        std::conditional_t<Tables::template contains<typename Column::table>, void, Column>;
};
template <class Tables>
struct foreign_column<types<>, Tables> {
    using result = void;
};
template <class First, class... Rest, class Tables>
struct foreign_column<types<First, Rest...>, Tables> {
    using first = typename foreign_column<First, Tables>::result;
    using result =
        typename std::conditional_t<std::is_void_v<first>, foreign_column<types<Rest...>, Tables>,
                                    foreign_column<First, Tables>>::result;
};
template <class... Items, class Tables>
struct foreign_column<list<Items...>, Tables> : foreign_column<types<Items...>, Tables> {};
/// A subquery has tables of its own beside those around it.
template <class Node, class Tables>
    requires requires { requires Node::is_select; }
struct foreign_column<Node, Tables> {
    using result = typename Node::template foreign_among<Tables>;
};

}  // namespace orm
