// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include <orm/expr/alias.hpp>
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

template <class Item>
inline constexpr std::string_view alias_of = {};
template <fixed_string Name, class Operand>
inline constexpr std::string_view alias_of<alias_node<Name, Operand>> = Name.view();

template <class... Items>
consteval bool have_different_aliases() {
    std::string_view const names[]{{}, alias_of<Items>...};
    for (std::string_view const& name : names)
        for (std::string_view const* other = names; other != &name; ++other)
            if (!name.empty() && same_name(name, *other)) return false;
    return true;
}

template <class... Items>
concept aliases_differ = have_different_aliases<Items...>();

/// Rule `alias-used-twice`.
template <class... Items>
consteval void check_aliases() {
    static_assert(aliases_differ<Items...>,
                  "orm: two selected expressions have the same alias. Rename one. "
                  "docs/errors.md#alias-used-twice");
}

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

template <bool Distinct, class Item>
struct stored_like<single_column_of<select_list<Distinct, Item>>> : stored_like<Item> {};
template <bool Distinct, class Item>
inline constexpr bool kept_as_met<single_column_of<select_list<Distinct, Item>>> =
    kept_as_met<Item>;

/// A whole table is in scope when it is in from() or a join.
template <table Table, class Tables>
struct foreign_column<all_columns<Table>, Tables> {
    using result =
        std::conditional_t<Tables::template contains<Table>, void, first_type<columns_of<Table>>>;
};

}  // namespace orm
