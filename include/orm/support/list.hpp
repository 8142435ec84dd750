// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

namespace orm {

/// An item of a list, by its position: the same type may be there twice.
template <std::size_t Index, class Item>
struct list_item {
    [[no_unique_address]] Item item;
};

template <class Indexes, class... Items>
struct list_items;
template <std::size_t... Index, class... Items>
struct list_items<std::index_sequence<Index...>, Items...> : list_item<Index, Items>... {};

/// Values of several types. A tuple that is an aggregate: its items are made in place, and nothing
/// of it is compiled but copies of items that are not trivial. Expressions and clauses hold their
/// parts in it, and every query has types of its own.
template <class... Items>
struct list : list_items<std::index_sequence_for<Items...>, Items...> {};

template <class... Items>
[[gnu::always_inline]] constexpr list<Items...> make_list(Items const&... items) {
    return {{{items}...}};
}

template <std::size_t Index, class Item>
constexpr Item const& item_of(list_item<Index, Item> const& item) {
    return item.item;
}

template <std::size_t Index, class Item>
[[gnu::always_inline]] constexpr Item const* pointer_to(list_item<Index, Item> const* item) {
    return item == nullptr ? nullptr : &item->item;
}

/// Calls `visit` with a pointer to each item of a list; of no list, with null pointers of the
/// items' types.
template <std::size_t... Index, class... Items, class Visit>
constexpr void for_each_item(
    [[maybe_unused]] list_items<std::index_sequence<Index...>, Items...> const* items,
    Visit&&                                                                     visit) {
    (visit(pointer_to<Index, Items>(items)), ...);
}

}  // namespace orm
