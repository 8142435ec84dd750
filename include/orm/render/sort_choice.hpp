// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/expr/sort_choice.hpp>
#include <orm/render/function.hpp>

namespace orm {

template <class Item>
constexpr void write_reversed(writer& out, Item const* item) {
    orm::write(out, item);
    out << " desc";
}
template <direction Direction, nulls_position Nulls, class Operand>
constexpr void write_reversed(writer& out, ordering<Direction, Nulls, Operand> const* item) {
    constexpr direction turned =
        Direction == direction::ascending ? direction::descending : direction::ascending;
    orm::write(out, part(item, &ordering<Direction, Nulls, Operand>::operand));
    write_direction<turned, Nulls>(out);
}

template <fixed_string Name, class... Items>
constexpr void write_choice(writer& out, sort_choice<Name, Items...> const* choice, bool reversed) {
    separator comma;
    for_each_item(part(choice, &sort_choice<Name, Items...>::items), [&](auto const* each) {
        comma(out);
        if (reversed)
            write_reversed(out, each);
        else
            orm::write(out, each);
    });
}

/// Of the type alone all choices are written, one behind the other: what any of them asks of the
/// engine is asked by the statement.
template <class... Choices>
struct text<chosen_order<Choices...>> {
    using node_type = chosen_order<Choices...>;

    static constexpr void write(writer& out, node_type const* node) {
        separator   comma;
        std::size_t at = 0;
        for_each_item(part(node, &node_type::choices), [&](auto const* choice) {
            if (node != nullptr && node->place != at++) return;
            comma(out);
            write_choice(out, choice, node != nullptr && node->is_reversed);
        });
    }
};

}  // namespace orm
