// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/expr/comparison.hpp>
#include <orm/expr/logical.hpp>
#include <orm/expr/order.hpp>
#include <orm/query/scope.hpp>
#include <orm/support/list.hpp>

namespace orm {

/// A key that rows are ordered by.
template <class Item>
struct keyset_key {
    using operand                         = Item;
    static constexpr direction      order = direction::ascending;
    static constexpr nulls_position nulls = nulls_position::engine_default;

    static constexpr Item const& of(Item const& item) { return item; }
};
template <direction Direction, nulls_position Nulls, class Operand>
struct keyset_key<ordering<Direction, Nulls, Operand>> {
    using operand                         = Operand;
    static constexpr direction      order = Direction;
    static constexpr nulls_position nulls = Nulls;

    static constexpr Operand const& of(ordering<Direction, Nulls, Operand> const& item) {
        return item.operand;
    }
};

template <class Item>
inline constexpr bool key_may_be_null = may_be_null<typename keyset_key<Item>::operand, scope<>>();

template <class Item>
concept place_of_nulls_is_known =
    !key_may_be_null<Item> || keyset_key<Item>::nulls != nulls_position::engine_default;

/// Rule `keyset-nulls`.
template <class Item>
consteval bool check_keyset_key() {
    static_assert(place_of_nulls_is_known<Item>,
                  "orm: a key of a keyset may be null, and engines put nulls in different places. "
                  "Say nulls_first() or nulls_last(). docs/errors.md#keyset-nulls");
    return place_of_nulls_is_known<Item>;
}

template <std::size_t Values, class... Items>
concept value_for_each_key = Values == sizeof...(Items);

/// Rule `keyset-values`.
template <std::size_t Values, class... Items>
consteval bool check_keyset_values() {
    static_assert(value_for_each_key<Values, Items...>,
                  "orm: after() takes a value for each key of the order, in the same order. "
                  "docs/errors.md#keyset-values");
    return value_for_each_key<Values, Items...>;
}

/// The condition that a row stands behind one with this value, as far as one key tells.
template <class Item, class Value>
constexpr auto stands_behind(Item const& item, Value const& value) {
    using key                 = keyset_key<Item>;
    using operand             = typename key::operand;
    auto const&    expression = key::of(item);
    constexpr auto op         = key::order == direction::ascending ? comparison_operator::greater
                                                                   : comparison_operator::less;
    if constexpr (!key_may_be_null<Item>) {
        return compare<op, false>(expression, value);
    } else {
        auto const given = as_operand<operand>(value);
        if constexpr (key::nulls == nulls_position::last)
            return dsl::or_(compare<op, false>(expression, given),
                            dsl::and_(dsl::is_null(expression), dsl::is_not_null(given)));
        else
            return dsl::or_(compare<op, false>(expression, given),
                            dsl::and_(dsl::is_not_null(expression), dsl::is_null(given)));
    }
}

template <class Item, class Value>
constexpr auto stands_beside(Item const& item, Value const& value) {
    if constexpr (key_may_be_null<Item>)
        return dsl::is_not_distinct_from(keyset_key<Item>::of(item), value);
    else
        return dsl::eq(keyset_key<Item>::of(item), value);
}

template <class Item, class Value>
constexpr auto is_behind(Item const& item, Value const& value) {
    return stands_behind(item, value);
}
template <class Item, class Value, class Next, class NextValue, class... Rest>
constexpr auto is_behind(Item const& item, Value const& value, Next const& next,
                         NextValue const& next_value, Rest const&... rest) {
    return dsl::or_(stands_behind(item, value),
                    dsl::and_(stands_beside(item, value), is_behind(next, next_value, rest...)));
}

/// An order by which pages are turned: its last key has to be unique.
template <class... Items>
struct keyset_order {
    list<Items...> items;

    /// The rows behind one with these values.
    template <class... Values>
    constexpr auto after(Values... values) const {
        if constexpr (!check_keyset_values<sizeof...(Values), Items...>())
            return invalid_expression{};
        else
            return in_turn(std::make_index_sequence<2 * sizeof...(Items)>{}, make_list(values...));
    }

private:
    /// Items and values in turn.
    template <std::size_t... Index, class... Values>
    constexpr auto in_turn(std::index_sequence<Index...>, list<Values...> const& values) const {
        return narrowed(values, is_behind(at<Index>(values)...));
    }

    template <std::size_t Index, class... Values>
    constexpr auto const& at(list<Values...> const& values) const {
        if constexpr (Index % 2 == 0)
            return item_of<Index / 2>(items);
        else
            return item_of<Index / 2>(values);
    }

    /// An index is of use to the first key alone, outside of an `or`.
    template <class... Values, class Condition>
    constexpr auto narrowed(list<Values...> const& values, Condition condition) const {
        using first = first_type<types<Items...>>;
        if constexpr (sizeof...(Items) == 1 || key_may_be_null<first>) {
            return condition;
        } else {
            constexpr auto op = keyset_key<first>::order == direction::ascending
                                    ? comparison_operator::greater_equal
                                    : comparison_operator::less_equal;
            return dsl::and_(
                compare<op, false>(keyset_key<first>::of(at<0>(values)), at<1>(values)), condition);
        }
    }
};

namespace dsl {

/// An order for pages: `constexpr auto newest = keyset(desc(posts.published), posts.id);`, then
/// `.where(newest.after(last.published, last.id)).order_by(newest).limit(20)`. Unlike an offset it
/// costs the same on every page, and rows that come or go move no others. Keys that may be null say
/// where nulls are.
template <class... Items>
    requires(sizeof...(Items) != 0)
constexpr auto keyset(Items... items) {
    static_cast<void>((check_keyset_key<Items>() && ...));
    return keyset_order<Items...>{make_list(items...)};
}

}  // namespace dsl
}  // namespace orm
