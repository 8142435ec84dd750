// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>

#include <orm/expr/alias.hpp>
#include <orm/expr/frame.hpp>
#include <orm/expr/order.hpp>

namespace orm {

template <class Item>
concept window_order = requires { typename Item::operands; };

template <class Bound>
inline constexpr bool has_offset = Bound::operands::size != 0;

/// Whether a bound can be found from what a row is ordered by: a number less or more, a date or
/// moment earlier or later.
template <class Operand, class Bound>
inline constexpr bool counts_by = true;
template <class Operand, bound_kind Kind, class Offset>
    requires(!std::is_void_v<Offset>)
inline constexpr bool counts_by<Operand, frame_bound<Kind, Offset>> =
    is_interval<type_of<Offset>>
        ? kept_as<Operand> == storage::date || kept_as<Operand> == storage::timestamp
        : calculates<type_of<Operand>>;

/// Whether a list of orders gives a frame what it counts by: a range with an offset adds it to the
/// one number or moment there is.
template <frame_unit Unit, class Start, class End, class... Orders>
inline constexpr bool orders_frame = Unit != frame_unit::groups || sizeof...(Orders) != 0;
template <class Start, class End, class... Orders>
    requires(has_offset<Start> || has_offset<End>)
inline constexpr bool orders_frame<frame_unit::range, Start, End, Orders...> = false;
template <class Start, class End, class Order>
    requires(has_offset<Start> || has_offset<End>)
inline constexpr bool orders_frame<frame_unit::range, Start, End, Order> =
    counts_by<typename ordered_operand<Order>::result, Start> &&
    counts_by<typename ordered_operand<Order>::result, End>;

template <frame_unit Unit, class Start, class End, class... Orders>
concept frame_has_order = orders_frame<Unit, Start, End, Orders...>;

/// Rule `frame-without-order`.
template <frame_unit Unit, class Start, class End, class... Orders>
consteval bool check_frame_has_order() {
    static_assert(frame_has_order<Unit, Start, End, Orders...>,
                  "orm: groups() needs order_by(), and range() with an offset needs order_by() of "
                  "exactly one number, or of one date or moment if the offset is a duration. "
                  "docs/errors.md#frame-without-order");
    return frame_has_order<Unit, Start, End, Orders...>;
}

template <class Orders, std::size_t First, class Indexes>
struct orders_from;
template <class Items, std::size_t First, std::size_t... Index>
struct orders_from<Items, First, std::index_sequence<Index...>> {
    template <frame_unit Unit, class Start, class End>
    static consteval bool check() {
        return check_frame_has_order<Unit, Start, End, type_at<Items, First + Index>...>();
    }
};

template <fixed_string Name, class Definition>
struct window_reference;

/// The window that a definition goes on from, which is the first of its items.
struct no_window {
    static constexpr std::size_t all_orders = 0;
};
template <class... Items>
struct window_extended {
    using result                  = no_window;
    static constexpr bool is_some = false;
};
template <fixed_string Name, class Definition, class... Rest>
struct window_extended<window_reference<Name, Definition>, Rest...> {
    using result                  = Definition;
    static constexpr bool is_some = true;
};

/// The orders that a frame counts by: a definition's own, else those of the window it goes on from.
template <class Own, std::size_t Orders, class Base>
struct orders_of_frame {
    using result = Own;
};
template <class Own, class Base>
    requires(Base::all_orders != 0)
struct orders_of_frame<Own, 0, Base> {
    using result = typename Base::ordered;
};

/// What stands in the parentheses of `over`: first what the rows are partitioned by, or the window
/// to go on from, then what they are ordered by, then a frame and its exclusion.
template <std::size_t Partitions, std::size_t Orders, class... Items>
struct window_definition {
    using operands = types<Items...>;

    static constexpr std::size_t orders        = Orders;
    static constexpr std::size_t frame_parts   = sizeof...(Items) - Partitions - Orders;
    static constexpr bool        keeps_own_row = (orm::keeps_own_row<Items> && ...);

    using extended = window_extended<Items...>;
    using ordered  = typename orders_of_frame<
         orders_from<types<Items...>, Partitions, std::make_index_sequence<Orders>>, Orders,
         typename extended::result>::result;
    static constexpr std::size_t all_orders = Orders + extended::result::all_orders;

    list<Items...> items;

    template <window_order... Given>
        requires(all_orders == 0 && frame_parts == 0)
    constexpr auto order_by(Given... given) const {
        if constexpr (check_no_window_inside<types<Given...>>())
            return window_definition<Partitions, sizeof...(Given), Items..., Given...>{
                append_to(items, given...)};
        else
            return *this;
    }

    /// The rows from one bound to another, as they are ordered; to the current one if only the
    /// first is given.
    template <frame_bound_node Start, frame_bound_node End = frame_bound<bound_kind::current_row>>
        requires(frame_parts == 0)
    constexpr auto rows(Start start, End end = {}) const {
        return with_frame<frame_unit::rows>(start, end);
    }

    /// By the difference of what orders them. Equals are in a frame together.
    template <frame_bound_node Start, frame_bound_node End = frame_bound<bound_kind::current_row>>
        requires(frame_parts == 0)
    constexpr auto range(Start start, End end = {}) const {
        return with_frame<frame_unit::range>(start, end);
    }

    /// By the number of groups of equals.
    template <frame_bound_node Start, frame_bound_node End = frame_bound<bound_kind::current_row>>
        requires(frame_parts == 0)
    constexpr auto groups(Start start, End end = {}) const {
        return with_frame<frame_unit::groups>(start, end);
    }

    /// The frame without the row itself; without it and its equals; without its equals; as it is.
    constexpr auto exclude_current_row() const
        requires(frame_parts == 1)
    {
        return excluding<exclusion_kind::current_row>();
    }
    constexpr auto exclude_group() const
        requires(frame_parts == 1)
    {
        return excluding<exclusion_kind::group>();
    }
    constexpr auto exclude_ties() const
        requires(frame_parts == 1)
    {
        return excluding<exclusion_kind::ties>();
    }
    constexpr auto exclude_no_others() const
        requires(frame_parts == 1)
    {
        return excluding<exclusion_kind::no_others>();
    }

private:
    template <frame_unit Unit, class Start, class End>
    constexpr auto with_frame(Start start, End end) const {
        if constexpr (!check_frame_order<Start, End>())
            return *this;
        else if constexpr (!check_frame_offsets<Unit, Start, End>())
            return *this;
        else if constexpr (!ordered::template check<Unit, Start, End>())
            return *this;
        else
            return window_definition<Partitions, Orders, Items..., frame<Unit, Start, End>>{
                append_to(items, frame<Unit, Start, End>{start, end})};
    }

    template <exclusion_kind Kind>
    constexpr auto excluding() const {
        return window_definition<Partitions, Orders, Items..., frame_exclusion<Kind>>{
            append_to(items, frame_exclusion<Kind>{})};
    }
};

template <class Window>
inline constexpr bool is_window_definition = false;
template <std::size_t Partitions, std::size_t Orders, class... Items>
inline constexpr bool is_window_definition<window_definition<Partitions, Orders, Items...>> = true;

/// A window with a name: defined by the clause `window`, used by `over`. Another one may go on from
/// where it ends: `over(w.rows(preceding(2)))`.
template <fixed_string Name, class Definition>
struct named_window {
    using operands                         = types<Definition>;
    static constexpr std::string_view name = Name.view();

    Definition definition;

    template <class... Given>
        requires(Definition::all_orders == 0 && Definition::frame_parts == 0)
    constexpr auto order_by(Given... given) const {
        return extended().order_by(given...);
    }
    template <class... Bounds>
        requires(Definition::frame_parts == 0)
    constexpr auto rows(Bounds... bounds) const {
        return extended().rows(bounds...);
    }
    template <class... Bounds>
        requires(Definition::frame_parts == 0)
    constexpr auto range(Bounds... bounds) const {
        return extended().range(bounds...);
    }
    template <class... Bounds>
        requires(Definition::frame_parts == 0)
    constexpr auto groups(Bounds... bounds) const {
        return extended().groups(bounds...);
    }

private:
    static constexpr auto extended() {
        return window_definition<1, 0, window_reference<Name, Definition>>{};
    }
};

/// The use of a named window. Its type knows the definition, the text only the name.
template <fixed_string Name, class Definition>
struct window_reference {
    using operands = types<>;
    using named    = named_window<Name, Definition>;

    static constexpr bool keeps_own_row = Definition::keeps_own_row;
};

template <fixed_string Name, class Definition>
inline constexpr unsigned content_of<window_reference<Name, Definition>> = content::named_window;

template <class Window>
inline constexpr bool is_named_window = false;
template <fixed_string Name, class Definition>
inline constexpr bool is_named_window<named_window<Name, Definition>> = true;

/// What over() takes, at most one.
template <class Window>
concept window = is_window_definition<Window> || is_named_window<Window>;

namespace dsl {

/// `over(partition_by(posts.author_id).order_by(posts.id))`
template <expression... Items>
constexpr auto partition_by(Items... items) {
    if constexpr (check_no_window_inside<types<Items...>>())
        return window_definition<sizeof...(Items), 0, Items...>{make_list(items...)};
    else
        return window_definition<0, 0>{};
}

/// A window of all rows in an order: `row_number().over(order_by(desc(posts.views)))`
template <window_order... Items>
constexpr auto order_by(Items... items) {
    return window_definition<0, 0>{}.order_by(items...);
}

/// `constexpr auto w = as<"w">(partition_by(posts.author_id));` for `over(w)` and `.window(w)`
template <fixed_string Name, std::size_t Partitions, std::size_t Orders, class... Items>
constexpr auto as(window_definition<Partitions, Orders, Items...> definition) {
    static_cast<void>(check_given_name<Name>());
    return named_window<Name, window_definition<Partitions, Orders, Items...>>{definition};
}

}  // namespace dsl
}  // namespace orm
