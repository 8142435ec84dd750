// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/support/is_null.hpp>

namespace orm {

/// Values of several types. A tuple that is an aggregate of plain members: its items are made in
/// place, and nothing of it is compiled but copies of items that are not trivial. Expressions and
/// clauses hold their parts in it, and every query has types of its own.
template <class... Items>
struct list;
template <>
struct list<> {};
template <class First>
struct list<First> {
    [[no_unique_address]] First first;
};
template <class First, class Second>
struct list<First, Second> {
    [[no_unique_address]] First  first;
    [[no_unique_address]] Second second;
};
template <class First, class Second, class Third>
struct list<First, Second, Third> {
    [[no_unique_address]] First  first;
    [[no_unique_address]] Second second;
    [[no_unique_address]] Third  third;
};
template <class First, class Second, class Third, class... Rest>
struct list<First, Second, Third, Rest...> {
    [[no_unique_address]] First         first;
    [[no_unique_address]] Second        second;
    [[no_unique_address]] Third         third;
    [[no_unique_address]] list<Rest...> rest;
};

template <class... Items>
[[gnu::always_inline]] constexpr list<Items...> make_list(Items const&... items) {
    if constexpr (sizeof...(Items) <= 3)
        return {items...};
    else
        return [](auto const& first, auto const& second, auto const& third, auto const&... rest) {
            return list<Items...>{first, second, third, make_list(rest...)};
        }(items...);
}

template <std::size_t Index, class... Items>
constexpr auto const& item_of(list<Items...> const& items) {
    if constexpr (Index == 0)
        return items.first;
    else if constexpr (Index == 1)
        return items.second;
    else if constexpr (Index == 2)
        return items.third;
    else
        return item_of<Index - 3>(items.rest);
}

/// A list with more items behind its own.
template <class... Items, class... More>
constexpr list<Items..., More...> append_to([[maybe_unused]] list<Items...> const& items,
                                            More const&... more) {
    if constexpr (sizeof...(Items) == 0)
        return make_list(more...);
    else if constexpr (sizeof...(Items) == 1)
        return make_list(items.first, more...);
    else if constexpr (sizeof...(Items) == 2)
        return make_list(items.first, items.second, more...);
    else if constexpr (sizeof...(Items) == 3)
        return make_list(items.first, items.second, items.third, more...);
    else
        return {items.first, items.second, items.third, append_to(items.rest, more...)};
}

/// Calls `visit` with a pointer to each item of a list; of no list, with null pointers of the
/// items' types.
template <class... Items, class Visit>
constexpr void for_each_item(list<Items...> const* items, Visit&& visit) {
    [[maybe_unused]] bool const none = is_null(items);
    if constexpr (sizeof...(Items) > 0) visit(none ? nullptr : &items->first);
    if constexpr (sizeof...(Items) > 1) visit(none ? nullptr : &items->second);
    if constexpr (sizeof...(Items) > 2) visit(none ? nullptr : &items->third);
    if constexpr (sizeof...(Items) > 3) for_each_item(none ? nullptr : &items->rest, visit);
}

}  // namespace orm
