// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/expr/content.hpp>

namespace orm {

/// Expressions that are grouped together or not at all.
template <class... Items>
struct grouping_set {
    using operands = types<Items...>;

    list<Items...> items;
};

enum class grouping_kind : std::uint8_t { rollup, cube, sets };

/// Several ways of grouping, whose groups come one after the other in one answer.
template <grouping_kind Kind, class... Items>
struct grouping_sets_node {
    using operands = types<Items...>;

    list<Items...> items;
};

/// `grouping(a, b)`: a bit for each operand, the last is the lowest; 1 where the row's group is not
/// by that operand.
template <class... Items>
struct grouping_node {
    using type                         = std::int64_t;
    using operands                     = types<Items...>;
    static constexpr null_rule nulls   = null_rule::never;
    static constexpr bool      summary = true;

    list<Items...> items;
};

template <class Item>
inline constexpr bool is_grouping_set = false;
template <class... Items>
inline constexpr bool is_grouping_set<grouping_set<Items...>> = true;

template <class Item>
inline constexpr bool is_grouping_sets = false;
template <grouping_kind Kind, class... Items>
inline constexpr bool is_grouping_sets<grouping_sets_node<Kind, Items...>> = true;

template <class Item>
concept grouping_item = expression<Item> || is_grouping_set<Item>;

/// What group_by() takes.
template <class Item>
concept groupable = expression<Item> || is_grouping_sets<Item>;

namespace dsl {

/// One group of `grouping_sets`, or several expressions as one of `rollup` and `cube`. Nothing in
/// it is the group of all rows.
template <expression... Items>
constexpr auto group_of(Items... items) {
    return grouping_set<Items...>{make_list(items...)};
}

/// Groups by all items, by all but the last, ..., and by none: sums and their sums.
template <grouping_item... Items>
    requires(sizeof...(Items) != 0)
constexpr auto rollup(Items... items) {
    return grouping_sets_node<grouping_kind::rollup, Items...>{make_list(items...)};
}

/// Groups by every choice of the items.
template <grouping_item... Items>
    requires(sizeof...(Items) != 0)
constexpr auto cube(Items... items) {
    return grouping_sets_node<grouping_kind::cube, Items...>{make_list(items...)};
}

/// `group_by(grouping_sets(group_of(a, b), group_of(a), group_of()))`; a rollup() or cube() in it
/// stands for all of its groups.
template <class... Items>
    requires(sizeof...(Items) != 0 && ((grouping_item<Items> || is_grouping_sets<Items>) && ...))
constexpr auto grouping_sets(Items... items) {
    return grouping_sets_node<grouping_kind::sets, Items...>{make_list(items...)};
}

/// 0 in the rows that are grouped by the operand, 1 where it is rolled up, so that its null is none
/// of the table's.
template <expression... Items>
    requires(sizeof...(Items) != 0)
constexpr auto grouping(Items... items) {
    return grouping_node<Items...>{make_list(items...)};
}

}  // namespace dsl
}  // namespace orm
