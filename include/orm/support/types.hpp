// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>

namespace orm {

/// A list of types and nothing else.
template <class... Items>
struct types {
    static constexpr std::size_t size = sizeof...(Items);

    template <class Item>
    static constexpr bool contains =
        (__is_same(Item, Items) || ...);  // a builtin: no instantiation

    template <class... More>
    constexpr types<Items..., More...> operator+(types<More...>) const {
        return {};
    }
};

/// Not by an operator: for each use of one the compiler looks at all that namespace orm has.
template <class... Lists>
struct join_types;
template <>
struct join_types<> {
    using result = types<>;
};
template <class... Items>
struct join_types<types<Items...>> {
    using result = types<Items...>;
};
template <class... First, class... Second>
struct join_types<types<First...>, types<Second...>> {
    using result = types<First..., Second...>;
};
template <class... First, class... Second, class... Third, class... Fourth, class... Lists>
struct join_types<types<First...>, types<Second...>, types<Third...>, types<Fourth...>, Lists...>
    : join_types<types<First..., Second..., Third..., Fourth...>, Lists...> {};
template <class... First, class... Second, class... Third>
struct join_types<types<First...>, types<Second...>, types<Third...>> {
    using result = types<First..., Second..., Third...>;
};

/// The lists put one behind the other.
template <class... Lists>
using joined_types = typename join_types<Lists...>::result;

template <class List, class Others>
struct items_but;
template <class... Items, class Others>
struct items_but<types<Items...>, Others> {
    using result = joined_types<
        std::conditional_t<Others::template contains<Items>, types<>, types<Items>>...>;
};
/// A list of all items that are in none of the others.
template <class List, class Others>
using types_but = typename items_but<List, Others>::result;

/// A list of all items but the first: what remains of a macro's `void, A, B`.
template <class First, class... Items>
using types_after = types<Items...>;

/// The first item, or void when there is none.
template <class List>
struct first_type_of {
    using result = void;
};
template <class First, class... Rest>
struct first_type_of<types<First, Rest...>> {
    using result = First;
};
template <class List>
using first_type = typename first_type_of<List>::result;

/// The item at a position.
template <class List, std::size_t At>
struct item_at;
#if __has_builtin(__type_pack_element)
template <class... Items, std::size_t At>
struct item_at<types<Items...>, At> {
    using result = __type_pack_element<At, Items...>;
};
#else
template <class First, class... Rest, std::size_t At>
struct item_at<types<First, Rest...>, At> : item_at<types<Rest...>, At - 1> {};
template <class First, class... Rest>
struct item_at<types<First, Rest...>, 0> {
    using result = First;
};
#endif
template <class List, std::size_t At>
using type_at = typename item_at<List, At>::result;

/// The position of an item in a list that contains it.
template <class Item, class... Items>
consteval std::size_t index_of(types<Items...>) {
    bool const  same[]{__is_same(Item, Items)...};
    std::size_t at = 0;
    while (!same[at]) ++at;
    return at;
}

}  // namespace orm
