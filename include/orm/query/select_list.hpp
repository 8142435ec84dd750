// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include <orm/expr/alias.hpp>
#include <orm/expr/selected_when.hpp>
#include <orm/query/from.hpp>

namespace orm {

template <bool Distinct, class... Items>
struct select_list {
    using operands                      = types<Items...>;
    static constexpr clause position    = clause::select;
    static constexpr bool   is_distinct = Distinct;

    list<Items...> items;
};

template <class Item>
concept selectable = table<Item> || expression<Item>;

template <selectable Item>
[[gnu::always_inline]] constexpr auto as_select_item(Item item) {
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

template <class Items>
struct single_column_type {
    using result = void;
};
template <expression Item>
struct single_column_type<types<Item>> {
    using result = type_of<Item>;
};

/// The type of a query's one column, void where it has more: as what it is seen in an expression.
template <class Items>
struct single_column_of {
    using type     = typename single_column_type<Items>::result;
    using operands = Items;
};

template <class Sources>
struct everything_of;
template <class... Sources>
struct everything_of<types<Sources...>> {
    using result = joined_types<typename items_of_source<Sources>::result...>;
};

/// What a query selects: its list, or everything where that is empty.
template <class Items, class Sources>
struct selected_items_of {
    using result = Items;
};
template <class Sources>
struct selected_items_of<types<>, Sources> : everything_of<Sources> {};
template <class Items, class Sources>
using selected_items = typename selected_items_of<Items, Sources>::result;

/// The select list among clauses: the first, but for `with`.
template <class First, class... Rest>
struct select_list_among : select_list_among<Rest...> {};
template <bool Distinct, class... Items, class... Rest>
struct select_list_among<select_list<Distinct, Items...>, Rest...> {
    using result = select_list<Distinct, Items...>;
};
template <class... Clauses>
using select_list_in = typename select_list_among<Clauses...>::result;

/// A whole table is in scope when it is in from() or a join.
template <table Table, class Tables>
struct foreign_column<all_columns<Table>, Tables> {
    using result =
        std::conditional_t<Tables::template contains<Table>, void, first_type<columns_of<Table>>>;
};

}  // namespace orm
