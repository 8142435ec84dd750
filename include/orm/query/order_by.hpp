// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/expr/alias.hpp>
#include <orm/expr/order.hpp>
#include <orm/expr/sort_choice.hpp>
#include <orm/query/from.hpp>

namespace orm {

/// Items are expressions, alone or in `asc` and `desc`.
template <class... Items>
struct order_by_clause {
    using operands                   = types<Items...>;
    static constexpr clause position = clause::order_by;

    list<Items...> items;
};

/// What rows can be put in order by.
template <class Item>
inline constexpr bool is_order = expression<Item>;
template <direction Direction, nulls_position Nulls, class Operand>
inline constexpr bool is_order<ordering<Direction, Nulls, Operand>> = true;
template <class... Choices>
inline constexpr bool is_order<chosen_order<Choices...>> = true;

template <class Item>
concept order = is_order<Item>;

/// Rule `not-an-order`.
template <class Item>
consteval bool check_order() {
    static_assert(order<Item>,
                  "orm: order_by() takes columns and expressions, alone or in asc() and desc(); to "
                  "choose by a name at run time write sort_choices(). docs/errors.md#not-an-order");
    return order<Item>;
}

/// An alias among `Selected` is ordered by its name, anything else by its expression: the engines
/// know the name only where it stands alone.
template <class Selected, class Item>
[[gnu::always_inline]] constexpr auto as_order_item(Item item) {
    return item;
}
template <class Selected, fixed_string Name, class Operand>
    requires(Selected::template contains<alias_node<Name, Operand>>)
[[gnu::always_inline]] constexpr auto as_order_item(alias_node<Name, Operand>) {
    return alias_reference<alias_node<Name, Operand>>{};
}
template <class Selected, direction Direction, nulls_position Nulls, fixed_string Name,
          class Operand>
    requires(Selected::template contains<alias_node<Name, Operand>>)
[[gnu::always_inline]] constexpr auto as_order_item(
    ordering<Direction, Nulls, alias_node<Name, Operand>>) {
    return ordering<Direction, Nulls, alias_reference<alias_node<Name, Operand>>>{};
}

template <class Selected, class... Choices>
[[gnu::always_inline]] constexpr auto as_order_item(chosen_order<Choices...> const& order);

template <class Selected, class Item>
using order_item = decltype(as_order_item<Selected>(std::declval<Item>()));

template <class Selected, fixed_string Name, class... Items, std::size_t... Index>
constexpr auto as_choice(sort_choice<Name, Items...> const& choice, std::index_sequence<Index...>) {
    return sort_choice<Name, order_item<Selected, Items>...>{
        make_list(as_order_item<Selected>(item_of<Index>(choice.items))...)};
}
template <class Selected, fixed_string Name, class... Items>
constexpr auto as_choice(sort_choice<Name, Items...> const& choice) {
    return as_choice<Selected>(choice, std::index_sequence_for<Items...>{});
}
template <class... Choices, class... Made>
constexpr auto as_chosen(chosen_order<Choices...> const& order, Made const&... choices) {
    return chosen_order<Made...>{make_list(choices...), order.place, order.is_reversed};
}
template <class Selected, class... Choices>
[[gnu::always_inline]] constexpr auto as_order_item(chosen_order<Choices...> const& order) {
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        return as_chosen(order, as_choice<Selected>(item_of<Index>(order.choices))...);
    }(std::index_sequence_for<Choices...>{});
}

}  // namespace orm
