// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/expression.hpp>
#include <orm/schema/direction.hpp>

namespace orm {

/// What a list is ordered by. It is no expression: it belongs in `order_by` and `index` only.
template <direction Direction, nulls_position Nulls, class Operand>
struct ordering {
    using operands = types<Operand>;

    Operand operand;

    [[gnu::always_inline]] constexpr auto nulls_first() const {
        return ordering<Direction, nulls_position::first, Operand>{operand};
    }
    [[gnu::always_inline]] constexpr auto nulls_last() const {
        return ordering<Direction, nulls_position::last, Operand>{operand};
    }
};

/// What an item of an order stands for.
template <class Item>
struct ordered_operand {
    using result = Item;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct ordered_operand<ordering<Direction, Nulls, Operand>> {
    using result = Operand;
};

namespace dsl {

/// `order_by(desc(posts.published_at).nulls_last(), asc(posts.id))`
template <expression Operand>
[[gnu::always_inline]] constexpr auto asc(Operand operand) {
    return ordering<direction::ascending, nulls_position::engine_default, Operand>{operand};
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto desc(Operand operand) {
    return ordering<direction::descending, nulls_position::engine_default, Operand>{operand};
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto nulls_first(Operand operand) {
    return asc(operand).nulls_first();
}
template <direction Direction, nulls_position Nulls, class Operand>
[[gnu::always_inline]] constexpr auto nulls_first(ordering<Direction, Nulls, Operand> order) {
    return order.nulls_first();
}

template <expression Operand>
[[gnu::always_inline]] constexpr auto nulls_last(Operand operand) {
    return asc(operand).nulls_last();
}
template <direction Direction, nulls_position Nulls, class Operand>
[[gnu::always_inline]] constexpr auto nulls_last(ordering<Direction, Nulls, Operand> order) {
    return order.nulls_last();
}

}  // namespace dsl
}  // namespace orm
