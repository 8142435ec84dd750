// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/select.hpp>

namespace orm {

/// `distinct on (...)`, in front of a select list: the first row of each group of equal keys.
template <expression... Keys>
struct distinct_on_clause {
    using operands                   = types<Keys...>;
    static constexpr clause position = clause::select;

    list<Keys...> items;
};

template <class... Keys>
inline constexpr bool is_distinct_on<distinct_on_clause<Keys...>> = true;

template <class Item>
struct ordered_expression {
    using result = Item;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct ordered_expression<ordering<Direction, Nulls, Operand>> {
    using result = Operand;
};

/// Whether an order begins with all keys, in any order of theirs; no order at all is one, too.
template <class Keys, class... Items>
consteval bool begins_with(types<Items...>) {
    bool const  is_key[]{true,
                         Keys::template contains<typename ordered_expression<Items>::result>...};
    std::size_t keys = 0;
    while (keys != sizeof...(Items) && is_key[keys + 1]) ++keys;
    return sizeof...(Items) == 0 || keys >= Keys::size;
}

template <class Keys, class Items>
concept order_begins_with_keys = begins_with<Keys>(Items{});

/// Rule `distinct-on-order`.
template <class Keys, class Items>
consteval bool check_distinct_on() {
    static_assert(order_begins_with_keys<Keys, Items>,
                  "orm: order_by() has to begin with the keys of distinct_on(), so that the first "
                  "row of each is the one meant. docs/errors.md#distinct-on-order");
    return order_begins_with_keys<Keys, Items>;
}

/// `distinct_on(...)` as long as it is not known what is selected.
template <class... Keys>
struct distinct_on_start {
    distinct_on_clause<Keys...> keys;

    template <selectable... Items>
    constexpr auto select(Items... items) const {
        check_aliases<Items...>();
        using list = select_list<false, select_item<Items>...>;
        return select_query<distinct_on_clause<Keys...>, list>{
            keys, {make_list(as_select_item(items)...)}};
    }
};

namespace dsl {

/// The first row of each author, as the order has it:
/// `distinct_on(posts.author_id).select().from(posts).order_by(posts.author_id, desc(posts.id))`.
/// PostgreSQL only.
template <expression... Keys>
    requires(sizeof...(Keys) != 0)
constexpr auto distinct_on(Keys... keys) {
    return distinct_on_start<Keys...>{{make_list(keys...)}};
}

}  // namespace dsl
}  // namespace orm
