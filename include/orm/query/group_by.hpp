// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/expr/aggregate.hpp>
#include <orm/expr/alias.hpp>
#include <orm/expr/grouping.hpp>
#include <orm/query/from.hpp>
#include <orm/schema/keys.hpp>

namespace orm {

template <groupable... Items>
struct group_by_clause {
    using operands                   = types<Items...>;
    static constexpr clause position = clause::group_by;

    list<Items...> items;
};

template <class Condition>
struct having_clause {
    using operands                   = types<Condition>;
    static constexpr clause position = clause::having;

    Condition condition;
};

/// The expressions in an item of group_by() that some groups are not by.
struct nothing_rolled {
    using result = types<>;
};
template <class Item>
struct rolled_item {
    using result = types<Item>;
};
template <fixed_string Name, class Operand>
struct rolled_item<alias_node<Name, Operand>> : rolled_item<Operand> {};
template <class... Items>
struct rolled_item<grouping_set<Items...>> {
    using result = joined_types<typename rolled_item<Items>::result...>;
};
template <grouping_kind Kind, class... Items>
struct rolled_item<grouping_sets_node<Kind, Items...>> {
    using result = joined_types<typename rolled_item<Items>::result...>;
};

/// Whether every group by this item has rows: the group of all rows is there even if there are
/// none.
template <class Item>
inline constexpr bool groups_have_rows = true;
template <>
inline constexpr bool groups_have_rows<grouping_set<>> = false;
template <grouping_kind Kind, class... Items>
inline constexpr bool groups_have_rows<grouping_sets_node<Kind, Items...>> =
    Kind == grouping_kind::sets && (groups_have_rows<Items> && ...);

/// What rows are grouped by: always, and in some of their groups.
template <class Always, class Sometimes>
struct rolled_groups {
    using always = Always;
    using rolled = Sometimes;

    template <class Item>
    static constexpr bool contains =
        Always::template contains<Item> || Sometimes::template contains<Item>;
};

template <bool Rolled, class... Items>
struct groups_of_items {
    using result = rolled_groups<
        joined_types<std::conditional_t<is_grouping_sets<Items>, types<>, types<Items>>...>,
        joined_types<typename std::conditional_t<is_grouping_sets<Items>, rolled_item<Items>,
                                                 nothing_rolled>::result...>>;
};
template <class... Items>
struct groups_of_items<false, Items...> {
    using result = types<Items...>;
};
template <class... Items>
inline constexpr bool is_rolled_by = (is_grouping_sets<Items> || ...);

template <class... Tables, class Outer, class... Items>
struct extended_scope<scope<types<Tables...>, Outer>, group_by_clause<Items...>> {
    using result = scope<types<Tables...>, Outer, true>;
};
template <class... Tables, class Outer, class... Items>
    requires is_rolled_by<Items...>
struct extended_scope<scope<types<Tables...>, Outer>, group_by_clause<Items...>> {
    using result = scope<types<Tables...>, Outer, (groups_have_rows<Items> || ...),
                         typename groups_of_items<true, Items...>::result::rolled>;
};

template <class Keys, class Groups>
inline constexpr bool all_grouped = false;
template <class... Keys, class Groups>
inline constexpr bool all_grouped<types<Keys...>, Groups> =
    sizeof...(Keys) != 0 && (Groups::template contains<Keys> && ...);

template <class Table, class Columns>
inline constexpr bool key_is_grouped = false;
template <table Table, class... Groups>
inline constexpr bool key_is_grouped<Table, types<Groups...>> =
    all_grouped<primary_key_of<Table>, types<Groups...>>;
template <class Table, class Always, class Sometimes>
inline constexpr bool key_is_grouped<Table, rolled_groups<Always, Sometimes>> =
    key_is_grouped<Table, Always>;

template <class Tables, class Hidden>
struct tables_without;
template <class... Tables, class Hidden>
struct tables_without<types<Tables...>, Hidden> {
    using result = joined_types<
        std::conditional_t<Hidden::template contains<Tables>, types<>, types<Tables>>...>;
};

/// The first column of an expression that has no single value in a group; void when all have: they
/// are grouped themselves, depend on a grouped primary key, are inside of an aggregate, or belong
/// to none of the `Tables`, but to a subquery or to what is around one.
template <class Node, class Groups, class Tables>
struct ungrouped_column {
    using result = typename ungrouped_column<typename Node::operands, Groups, Tables>::result;
};
template <class Node, class Groups, class Tables>
    requires(Groups::template contains<Node> || aggregate_node<Node>)
struct ungrouped_column<Node, Groups, Tables> {
    using result = void;
};
template <of_a_table Column, class Groups, class Tables>
    requires(!Groups::template contains<Column>)
struct ungrouped_column<Column, Groups, Tables> {
    using table = typename Column::table;
    using result =
        std::conditional_t<!Tables::template contains<table> || key_is_grouped<table, Groups>, void,
                           Column>;
};
/// A window function sees the groups as its rows.
template <class Function, class Window, class Groups, class Tables>
struct ungrouped_column<over_node<Function, Window>, Groups, Tables>
    : ungrouped_column<joined_types<typename windowed_operands<Function>::result, types<Window>>,
                       Groups, Tables> {};
/// `grouping()` takes just what is grouped: a key does not stand for its row here.
template <class... Items, class Groups, class Tables>
struct ungrouped_column<grouping_node<Items...>, Groups, Tables> {
    template <class Item>
    static constexpr bool is_fine =
        Groups::template contains<Item> ||
        std::is_void_v<typename ungrouped_column<Item, types<>, Tables>::result>;

    using result =
        first_type<joined_types<std::conditional_t<is_fine<Items>, types<>, types<Items>>...>>;
};
/// What a subquery says of its own tables is hidden, even where the same tables are around it.
template <class Query, class Groups, class Tables>
    requires requires { requires Query::is_select; }
struct ungrouped_column<Query, Groups, Tables>
    : ungrouped_column<typename Query::operands, Groups,
                       typename tables_without<Tables, typename Query::tables>::result> {};
template <class Groups, class Tables>
struct ungrouped_column<types<>, Groups, Tables> {
    using result = void;
};
template <class First, class... Rest, class Groups, class Tables>
struct ungrouped_column<types<First, Rest...>, Groups, Tables> {
    using first  = typename ungrouped_column<First, Groups, Tables>::result;
    using result = typename std::conditional_t<std::is_void_v<first>,
                                               ungrouped_column<types<Rest...>, Groups, Tables>,
                                               ungrouped_column<First, Groups, Tables>>::result;
};

template <class Column, class Groups>
concept grouped_or_aggregated = std::is_void_v<Column>;

/// Rule `not-grouped`.
template <class Column, class Groups>
consteval bool check_grouped() {
    static_assert(
        grouped_or_aggregated<Column, Groups>,
        "orm: a column is neither in group_by() nor inside an aggregate, so it has no one "
        "value in a group. Group by it, or by its table's key. docs/errors.md#not-grouped");
    return grouped_or_aggregated<Column, Groups>;
}

}  // namespace orm
