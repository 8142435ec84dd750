// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <orm/expr/alias.hpp>
#include <orm/expr/order.hpp>
#include <orm/query/from.hpp>

namespace orm {

/// Items are expressions, alone or in `asc` and `desc`.
template <class... Items>
struct order_by_clause {
    using operands                   = types<Items...>;
    static constexpr clause position = clause::order_by;

    list<Items...> items;
};

/// An alias among `Selected` is ordered by its name, anything else by its expression: the engines
/// know the name only where it stands alone.
template <class Selected, class Item>
constexpr auto as_order_item(Item item) {
    return item;
}
template <class Selected, fixed_string Name, class Operand>
    requires(Selected::template contains<alias_node<Name, Operand>>)
constexpr auto as_order_item(alias_node<Name, Operand>) {
    return alias_reference<alias_node<Name, Operand>>{};
}
template <class Selected, direction Direction, nulls_position Nulls, fixed_string Name,
          class Operand>
    requires(Selected::template contains<alias_node<Name, Operand>>)
constexpr auto as_order_item(ordering<Direction, Nulls, alias_node<Name, Operand>>) {
    return ordering<Direction, Nulls, alias_reference<alias_node<Name, Operand>>>{};
}

template <class Selected, class Item>
using order_item = decltype(as_order_item<Selected>(std::declval<Item>()));

}  // namespace orm
