// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/support/types.hpp>

namespace orm {

/// One value of a row, found again by its position or by the expression that made it.
template <std::size_t Index, class Expression, class Value>
struct slot {
    using type       = Value;
    using expression = Expression;

    Value value;

    bool operator==(slot const&) const = default;
};

/// Stands for a value that a row does not have, so that what is done with it is no second error.
struct not_in_row {
    template <class Other>
    constexpr not_in_row& operator=(Other const&) {
        return *this;
    }
    template <class Other>
    operator Other() const;  // never called

    constexpr not_in_row const& operator*() const { return *this; }

    template <class Stream>
    friend Stream& operator<<(Stream& out, not_in_row const&) {
        return out;
    }
    template <class Other>
    friend constexpr bool operator==(not_in_row const&, Other const&) {
        return false;
    }
    template <class Other>
    friend constexpr std::strong_ordering operator<=>(not_in_row const&, Other const&) {
        return std::strong_ordering::equal;
    }
};
inline not_in_row nothing_in_row;

template <class Row, class Expression>
concept row_has = Row::template place_of<Expression>() != Row::nowhere;

/// A row of several values. It unpacks, `auto& [title, email] = row`, and is indexed by what was
/// selected, `row[posts.title]`, `row[users]`.
template <class... Slots>
struct row : Slots... {
    bool operator==(row const&) const = default;

    template <class Expression>
    constexpr auto& operator[](Expression) {
        return pick<Expression>(*this);
    }
    template <class Expression>
    constexpr auto const& operator[](Expression) const {
        return pick<Expression>(*this);
    }

    template <std::size_t Index>
    constexpr auto& get() {
        return at<Index>(*this);
    }
    template <std::size_t Index>
    constexpr auto const& get() const {
        return at<Index>(*this);
    }

    static constexpr std::size_t nowhere = sizeof...(Slots);

    /// Of the one slot that an expression made. Not deduced from the base classes: g++ 14 takes a
    /// column of two aliases for the same where their names have one length.
    template <class Expression>
    static consteval std::size_t place_of() {
        std::size_t place = nowhere;
        std::size_t at    = 0;
        std::size_t found = 0;
        ((std::is_same_v<Expression, typename Slots::expression> ? (place = at, ++found) : 0, ++at),
         ...);
        return found == 1 ? place : nowhere;
    }

private:
    template <class Expression, class Self>
    static constexpr auto& pick(Self& self) {
        static_assert(row_has<Self, Expression>,
                      "orm: the row has no such value, or has it twice. Index it by what was "
                      "selected. docs/errors.md#not-in-row");
        if constexpr (row_has<Self, Expression>)
            return at<std::remove_const_t<Self>::template place_of<Expression>()>(self);
        else
            return nothing_in_row;
    }

    template <std::size_t Index, class Expression, class Value>
    static constexpr Value& at(slot<Index, Expression, Value>& found) {
        return found.value;
    }
    template <std::size_t Index, class Expression, class Value>
    static constexpr Value const& at(slot<Index, Expression, Value> const& found) {
        return found.value;
    }
};

template <std::size_t Index, class... Slots>
constexpr auto& get(row<Slots...>& row) {
    return row.template get<Index>();
}
template <std::size_t Index, class... Slots>
constexpr auto const& get(row<Slots...> const& row) {
    return row.template get<Index>();
}
template <std::size_t Index, class... Slots>
constexpr auto&& get(row<Slots...>&& row) {
    return std::move(row.template get<Index>());
}

}  // namespace orm

template <class... Slots>
struct std::tuple_size<orm::row<Slots...>> : std::integral_constant<std::size_t, sizeof...(Slots)> {
};

template <std::size_t Index, class... Slots>
struct std::tuple_element<Index, orm::row<Slots...>> {
    using type =
        std::remove_reference_t<decltype(orm::get<Index>(std::declval<orm::row<Slots...>&>()))>;
};
