// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/support/types.hpp>

namespace orm {

/// One value of a row, found again by its position or by the expression that made it.
template <std::size_t Index, class Expression, class Value>
struct slot {
    using type = Value;

    Value value;

    bool operator==(slot const&) const = default;
};

template <class Row, class Expression>
concept row_has = requires(Row& row) { Row::template find<Expression>(row); };

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

    template <class Expression, std::size_t Index, class Value>
    static constexpr Value& find(slot<Index, Expression, Value>& found) {
        return found.value;
    }
    template <class Expression, std::size_t Index, class Value>
    static constexpr Value const& find(slot<Index, Expression, Value> const& found) {
        return found.value;
    }

private:
    template <class Expression, class Self>
    static constexpr auto& pick(Self& self) {
        static_assert(row_has<Self, Expression>,
                      "orm: the row has no such value, or has it twice. Index it by what was "
                      "selected. docs/errors.md#not-in-row");
        if constexpr (row_has<Self, Expression>)
            return find<Expression>(self);
        else
            return self;
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
