// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <orm/query/from.hpp>

namespace orm {

/// A whole table in a select list: its columns, read into its struct.
template <table Table>
struct all_columns {
    using operands = types<>;
};

template <bool Distinct, class... Items>
struct select_list {
    using operands                   = types<Items...>;
    static constexpr clause position = clause::select;

    list<Items...> items;
};

template <class Item>
concept selectable = table<Item> || expression<Item>;

template <selectable Item>
constexpr auto as_select_item(Item item) {
    if constexpr (table<Item>)
        return all_columns<Item>{};
    else
        return item;
}

template <selectable Item>
using select_item = decltype(as_select_item(std::declval<Item>()));

template <class List>
struct single_column_type {
    using result = void;
};
template <bool Distinct, expression Item>
struct single_column_type<select_list<Distinct, Item>> {
    using result = type_of<Item>;
};

/// The type of a query's one column, void where it has more: as what it is seen in an expression.
template <class List>
struct single_column_of {
    using type     = typename single_column_type<List>::result;
    using operands = types<>;
};

/// A whole table is in scope when it is in from() or a join.
template <table Table, class Tables>
struct foreign_column<all_columns<Table>, Tables> {
    using result =
        std::conditional_t<Tables::template contains<Table>, void, first_type<columns_of<Table>>>;
};

}  // namespace orm
