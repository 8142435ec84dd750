// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
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

/// Converts to anything; only for counting initializers, never called.
struct any_initializer {
    template <class Type>
    operator Type() const noexcept;
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

/// Whether the columns name every member of a struct. A base class counts as one initializer of the
/// struct, and its own members are counted in turn.
template <class Row, class Columns>
inline constexpr bool lists_every_member = false;

template <class Row, class... Columns>
inline constexpr bool lists_every_member<Row, types<Columns...>> = [] {
    constexpr std::size_t own = (std::size_t{std::same_as<typename Columns::holder, Row>} + ...);
    if constexpr (own == sizeof...(Columns)) {
        return has_initializers<Row, own>;
    } else {
        // The bases that hold a listed member: at least one and at most all of them are direct.
        constexpr std::size_t inherited = sizeof...(Columns) - own;
        return []<std::size_t... Bases>(std::index_sequence<Bases...>) {
            return (has_initializers<Row, own + Bases + 1> || ...);
        }(std::make_index_sequence<inherited>{});
    }
}();

}  // namespace orm
