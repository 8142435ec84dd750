// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/support/types.hpp>

namespace orm {

/// The class a pointer to member points into. For an inherited member this is the base.
template <class Member>
struct class_of_member;
template <class Class, class Type>
struct class_of_member<Type Class::*> {
    using result = Class;
};
template <class Member>
using class_of = typename class_of_member<Member>::result;

/// The struct, or the one of its bases, that has a column's member.
template <class Column>
using holder_of = class_of<typename Column::origin::pointer>;

/// Converts to anything; only for counting initializers, never called. Its function has a body as
/// clang asks for one where a type is of an unnamed namespace.
struct any_initializer {
    template <class Type>
    operator Type() const noexcept {
        __builtin_unreachable();
    }
};

template <class Row, std::size_t... Index>
consteval bool takes_initializers(std::index_sequence<Index...>) {
    return requires { Row{(static_cast<void>(Index), any_initializer{})...}; };
}

/// An aggregate takes exactly as many initializers as it has members and bases.
template <class Row, std::size_t Count>
inline constexpr bool has_initializers =
    takes_initializers<Row>(std::make_index_sequence<Count>{}) &&
    !takes_initializers<Row>(std::make_index_sequence<Count + 1>{});

template <class Known, class... Items>
struct distinct_types {
    using result = Known;
};
template <class... Known, class First, class... Rest>
struct distinct_types<types<Known...>, First, Rest...> {
    using grown  = std::conditional_t<types<Known...>::template contains<First>, types<Known...>,
                                      types<Known..., First>>;
    using result = typename distinct_types<grown, Rest...>::result;
};

/// Whether the columns name every member of a struct. A base class counts as one initializer of the
/// struct, and its own members are counted in turn.
template <class Row, class Columns>
inline constexpr bool lists_every_member = false;

template <class Base, class... Columns>
inline constexpr std::size_t members_listed_of =
    (std::size_t{__is_same(typename Columns::pointer, typename Columns::declared Base::*)} + ...);

template <class... Columns, class... Holders>
consteval bool lists_every_member_of(types<Holders...>) {
    return (has_initializers<Holders, members_listed_of<Holders, Columns...>> && ...);
}

template <class Row, class... Columns>
inline constexpr bool lists_every_member<Row, types<Columns...>> = [] {
    constexpr std::size_t own = members_listed_of<Row, Columns...>;
    if constexpr (own == sizeof...(Columns)) {
        return !takes_initializers<Row>(std::make_index_sequence<own + 1>{});
    } else {
        using holders = typename distinct_types<types<Row>, holder_of<Columns>...>::result;
        constexpr std::size_t most = holders::size - 1;
        // Of the bases that hold a member at least one is direct, and perhaps all are. A base that
        // has a base itself cannot be counted like this, and is left to its own table.
        constexpr bool whole = []<std::size_t... Direct>(std::index_sequence<Direct...>) {
            return (has_initializers<Row, own + Direct + 1> || ...);
        }(std::make_index_sequence<most>{});
        if constexpr (most == 1)
            return whole && lists_every_member_of<Columns...>(types<type_at<holders, 1>>{});
        else
            return whole;
    }
}();

/// Stands for the columns of a table that has more than ORM_TABLE takes.
struct too_many_columns {};
template <class Row>
inline constexpr bool lists_every_member<Row, types<too_many_columns>> = true;
template <class Table>
concept few_enough = false && sizeof(Table*) == 0;

}  // namespace orm
