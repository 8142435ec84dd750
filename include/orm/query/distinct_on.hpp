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

/// The expressions that rows can be in order by.
template <class Item>
struct order_expressions {
    using result = types<Item>;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct order_expressions<ordering<Direction, Nulls, Operand>> {
    using result = types<Operand>;
};
template <fixed_string Name, class... Items>
struct order_expressions<sort_choice<Name, Items...>> {
    using result = joined_types<typename order_expressions<Items>::result...>;
};
template <class... Choices>
struct order_expressions<chosen_order<Choices...>> {
    using result = joined_types<typename order_expressions<Choices>::result...>;
};
template <class... Items>
struct order_expressions<types<Items...>> {
    using result = joined_types<typename order_expressions<Items>::result...>;
};

template <class Item>
struct without_alias {
    using result = Item;
};
template <fixed_string Name, class Operand>
struct without_alias<alias_node<Name, Operand>> {
    using result = Operand;
};
template <class Alias>
struct without_alias<alias_reference<Alias>> {
    using result = typename without_alias<Alias>::result;
};

template <class... Items>
consteval auto without_aliases(types<Items...>) {
    return types<typename without_alias<Items>::result...>{};
}

template <class Expression, class Selected>
concept ordered_by_selected =
    Selected::template contains<typename without_alias<Expression>::result>;

/// Rule `distinct-order`.
template <class Expression, class Selected>
consteval bool check_is_selected() {
    static_assert(
        ordered_by_selected<Expression, Selected>,
        "orm: rows that are distinct are put in order by what is selected: equal rows may "
        "differ in anything else. docs/errors.md#distinct-order");
    return ordered_by_selected<Expression, Selected>;
}

template <class Selected, class... Expressions>
consteval bool check_distinct_order(types<Expressions...>) {
    using plain = decltype(without_aliases(Selected{}));
    return (check_is_selected<Expressions, plain>() & ... & true);
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
