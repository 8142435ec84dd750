// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/expr/operand.hpp>

namespace orm {

/// The two states of a row that a trigger is about.
enum class row_state : std::uint8_t { before, after };

/// A column of the row that a trigger runs for.
template <row_state State, column Column>
struct changed_column {
    using type     = typename Column::type;
    using operands = types<>;
    using of       = Column;
    static constexpr null_rule nulls =
        is_nullable<typename Column::declared> ? null_rule::always : null_rule::never;
    static constexpr row_state state = State;
};

template <row_state State, class Column>
struct stored_like<changed_column<State, Column>> : stored_like<Column> {};

/// All of them in a part of a statement.
template <class Node>
struct changed_columns_in {
    using result = types<>;
};
template <class Node>
    requires requires { typename Node::operands; }
struct changed_columns_in<Node> : changed_columns_in<typename Node::operands> {};
template <class... Nodes>
struct changed_columns_in<types<Nodes...>> {
    using result = joined_types<typename changed_columns_in<Nodes>::result...>;
};
template <class... Nodes>
struct changed_columns_in<list<Nodes...>> : changed_columns_in<types<Nodes...>> {};
template <row_state State, class Column>
struct changed_columns_in<changed_column<State, Column>> {
    using result = types<changed_column<State, Column>>;
};

namespace dsl {

/// In a trigger, what a column holds after the insert or update.
template <column Column>
constexpr auto new_(Column) {
    return changed_column<row_state::after, Column>{};
}

/// In a trigger, what a column held before the update or delete.
template <column Column>
constexpr auto old_(Column) {
    return changed_column<row_state::before, Column>{};
}

}  // namespace dsl
}  // namespace orm
