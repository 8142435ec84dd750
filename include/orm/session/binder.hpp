// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <string_view>
#include <utility>

#include <orm/session/client_value.hpp>
#include <orm/session/parameters.hpp>
#include <orm/session/row_lists.hpp>
#include <orm/type/list_text.hpp>

namespace orm {

/// Statements without named parameters are run with no arguments.
struct no_arguments {};

/// A part of a statement in which nothing is bound.
inline void bind(binder&, void const*, void const*) {}

template <class Node>
concept has_parameters = parameter_count<Node> != 0;
template <class Node>
inline constexpr bool binds = parameter_count<std::remove_const_t<Node>> != 0;

/// Binds the values of a node and of what is in it. Nodes come by pointer, so that all those
/// without parameters go to the one function above.
template <has_parameters Node, class Arguments>
[[gnu::always_inline]] inline void bind(binder& out, Node const* node, Arguments const* arguments);

template <std::integral Kept>
void check_range(value const& given) {
    constexpr auto lowest  = static_cast<std::int64_t>(std::numeric_limits<Kept>::min());
    constexpr auto highest = std::in_range<std::int64_t>(std::numeric_limits<Kept>::max())
                                 ? static_cast<std::int64_t>(std::numeric_limits<Kept>::max())
                                 : std::numeric_limits<std::int64_t>::max();
    if (!given.is_null() && (given.integer < lowest || given.integer > highest))
        throw_number_out_of_range(lowest, highest);
}

/// A value whose peer is a column of whole numbers is one that may not fit it.
template <class Peer, class Value>
void bind_value(binder& out, Value const& given) {
    auto const* const bound = ::new (place_for<Peer>(out))
        value(to_value<storing_encoding<Peer>>(given, out.temporaries));
    out.note_column();
    if constexpr (column<Peer>)
        if constexpr (std::integral<number_kept<typename Peer::type>>)
            check_range<number_kept<typename Peer::type>>(*bound);
}

template <class Value, class Peer, class Arguments>
[[gnu::always_inline]] inline void bind(binder& out, bound<Value, Peer> const* node,
                                        Arguments const*) {
    bind_value<Peer>(out, node->stored);
}

template <class Range, class Peer>
void bind_array(binder& out, bound_list<Range, Peer> const& node) {
    using iterated    = decltype(*node.stored.begin());
    using element     = std::remove_cvref_t<iterated>;
    void* const place = place_for<Peer>(out);
    list_values values(node.stored.size());
    for (auto const& each : node.stored) {
        value const stored = to_value<storing_encoding<Peer>>(each, out.temporaries);
        values.add(std::is_reference_v<iterated> ? stored : kept(stored, out.temporaries));
    }
    ::new (place)
        value(values.finish(facts_of<element, storing_encoding<Peer>>.sql, out.temporaries));
    out.note_column();
}

template <class Range, class Peer, class Arguments>
void bind(binder& out, bound_list<Range, Peer> const* node, Arguments const*) {
    if (out.arrays) return bind_array(out, *node);
    void* const place = place_for<Peer>(out);
    list_text   text;
    for (auto const& element : node->stored)
        text.add(to_value<storing_encoding<Peer>>(element, out.temporaries));
    ::new (place) value(value::of_text(out.temporaries.keep(text.finish())));
}

template <class Arguments, class Parameter>
concept arguments_for = !std::same_as<Arguments, no_arguments>;

/// Rule `parameter-without-prepare`.
template <class Parameter, class Arguments>
consteval bool check_prepared() {
    static_assert(arguments_for<Arguments, Parameter>,
                  "orm: the statement has a named parameter. Run it by prepare() and give the "
                  "parameter a value there. docs/errors.md#parameter-without-prepare");
    return arguments_for<Arguments, Parameter>;
}

/// Stands for the arguments where a statement is compiled before they are known.
struct only_types {};

template <fixed_string Name, class Type, class Peer>
void bind(binder& out, named_parameter<Name, Type, Peer> const*, only_types const*) {
    ::new (out.place()) value(value::of_null(facts_of<Type, storing_encoding<Peer>>.sql));
}

template <fixed_string Name, class Type, class Peer, class Arguments>
void bind(binder& out, named_parameter<Name, Type, Peer> const*, Arguments const* arguments) {
    if constexpr (check_prepared<named_parameter<Name, Type>, Arguments>()) {
        bind_value<Peer>(out, arguments->template find<Name>());
        (out.next - 1)->type = facts_of<Type, storing_encoding<Peer>>.sql;
    }
}

template <column Column, class Arguments>
void bind(binder& out, client_value<Column> const*, Arguments const*) {
    auto const computed = compute_client_value<Column>(out.insert, around_of(out));
    ::new (place_for<Column>(out))
        value(kept(to_value<encoding_of<Column>>(computed, out.temporaries), out.temporaries));
    out.note_column();
}

template <class Operand, class Arguments>
void bind(binder& out, optional_condition<Operand> const* node, Arguments const* arguments) {
    if (node->condition) bind(out, &*node->condition, arguments);
}

template <class Operand, class Arguments>
void bind(binder& out, optional_value<Operand> const* node, Arguments const* arguments) {
    if (node->operand) bind(out, &*node->operand, arguments);
}

template <table Table, class Columns, class Arguments>
void bind(binder& out, row_values<Table, row_of<Table>, Columns> const* node, Arguments const*) {
    bind_row(out, node->held, Columns{});
}
template <table Table, class Columns, class Arguments>
void bind(binder& out, row_values<Table, row_of<Table> const*, Columns> const* node,
          Arguments const*) {
    bind_row_as_it_is(out, *node->held, Columns{});  // of a verb, which has filled it in
}

/// Where there are rules, rows have been filled in and checked before the first of them is sent.
template <class Row, class Columns>
void bind_row_of_many(binder& out, Row const& row, Columns columns) {
    if constexpr (has_rules<table_for<Row>>)
        bind_row_as_it_is(out, row, columns);
    else
        bind_row(out, row, columns);
}

template <table Table, std::size_t Count, class Arguments>
void bind(binder& out, row_batch<Table, Count> const* node, Arguments const*) {
    for (std::size_t at = 0; at != Count; ++at)
        bind_row_of_many(out, node->rows[at], inserted_columns<Table>{});
}

template <table Table, class Arguments>
void bind(binder& out, row_arrays<Table> const* node, Arguments const*) {
    row_lists lists(out, inserted_columns<Table>::size, node->rows.size());
    for (auto const& row : node->rows) {
        bind_row_of_many(lists.row, row, inserted_columns<Table>{});
        if (lists.is_full()) break;
    }
    *node->taken = lists.finish();
}

template <class... Columns, class Row>
void bind_members(binder& out, Row const& row, types<Columns...>) {
    (bind_member<Columns>(out, row), ...);
}

template <table Table, std::size_t Count, class Arguments>
void bind(binder& out, update_batch<Table, Count> const* node, Arguments const*) {
    for (std::size_t at = 0; at != Count; ++at)
        if constexpr (has_rules<Table>)
            bind_members(out, node->rows[at], columns_of_update<Table>{});
        else
            bind_updated_row(out, node->rows[at], columns_of_update<Table>{});
}

template <table Table, class Arguments>
void bind(binder& out, row_assignments<Table> const* node, Arguments const*) {
    bind_members(out, *node->row, updated_columns<Table>{});
}

template <table Table, class Arguments>
void bind(binder& out, key_match<Table> const* node, Arguments const*) {
    bind_members(out, *node->row, primary_key_of<Table>{});
}

template <class... Items, class Arguments>
[[gnu::always_inline]] inline void bind_items([[maybe_unused]] binder&               out,
                                              [[maybe_unused]] list<Items...> const* items,
                                              [[maybe_unused]] Arguments const*      arguments) {
    constexpr std::size_t count = sizeof...(Items);
    if constexpr (count > 0)
        if constexpr (binds<decltype(items->first)>) bind(out, &items->first, arguments);
    if constexpr (count > 1)
        if constexpr (binds<decltype(items->second)>) bind(out, &items->second, arguments);
    if constexpr (count > 2)
        if constexpr (binds<decltype(items->third)>) bind(out, &items->third, arguments);
    if constexpr (count > 3) bind_items(out, &items->rest, arguments);
}

template <class... Items, class Arguments>
[[gnu::always_inline]] inline void bind(binder& out, list<Items...> const* items,
                                        Arguments const* arguments) {
    bind_items(out, items, arguments);
}

template <class... Choices, class Arguments>
void bind(binder& out, chosen_order<Choices...> const* node, Arguments const* arguments) {
    std::size_t at = 0;
    for_each_item(&node->choices, [&](auto const* choice) {
        if (node->place == at++) bind(out, choice, arguments);
    });
}

template <class Key, class Peer, class Arguments>
void bind(binder& out, context_value<Key, Peer> const*, Arguments const*) {
    auto const& given = around_of(out).template get<Key>();
    ::new (place_for<Peer>(out))
        value(kept(to_value<storing_encoding<Peer>>(given, out.temporaries), out.temporaries));
    out.note_column();
}

template <set_operator Operator, class Left, class Right, class... Clauses, class Arguments>
void bind(binder& out, set_query<Operator, Left, Right, Clauses...> const* query,
          Arguments const* arguments) {
    bind(out, &query->left, arguments), bind(out, &query->right, arguments);
    (bind(out, static_cast<Clauses const*>(query), arguments), ...);
}

/// A value that does not say which column it is for.
template <class Node>
inline constexpr bool is_value_alone = false;
template <class Value>
inline constexpr bool is_value_alone<bound<Value>> = true;
template <class Range>
inline constexpr bool is_value_alone<bound_list<Range, void>> = true;
template <fixed_string Name, class Type>
inline constexpr bool is_value_alone<named_parameter<Name, Type>> = true;
template <class Node>
concept value_alone = is_value_alone<Node>;

/// The column that such values meet in a node; void where there is none. A type and no address:
/// with `-fsanitize=undefined` g++ takes none for a constant that is compared with null.
template <class Operands>
struct column_met_among {
    using result = void;
};
template <column Column, value_alone Value>
struct column_met_among<types<Column, Value>> {
    using result = Column;
};
template <value_alone Value, column Column>
struct column_met_among<types<Value, Column>> {
    using result = Column;
};
template <column Column, value_alone Low, value_alone High>
struct column_met_among<types<Column, Low, High>> {
    using result = Column;
};
template <class Node>
struct column_met_in : column_met_among<typename Node::operands> {};
template <column Column, value_alone Value>
struct column_met_in<assignment<Column, Value>> {
    using result = Column;
};

template <has_parameters Node, class Arguments>
[[gnu::always_inline]] inline void bind(binder& out, Node const* node, Arguments const* arguments) {
    using met                   = typename column_met_in<Node>::result;
    constexpr std::size_t count = Node::operands::size;
    if constexpr (!std::is_void_v<met>) out.met = &column_label_of<met>;
    // Which function is meant is asked only of what has something to bind.
    if constexpr (requires { node->items; }) {
        bind_items(out, &node->items, arguments);
    } else if constexpr (count == 1) {
        auto const& [first] = *node;
        bind(out, &first, arguments);
    } else if constexpr (count == 2) {
        auto const& [first, second] = *node;
        if constexpr (binds<decltype(first)>) bind(out, &first, arguments);
        if constexpr (binds<decltype(second)>) bind(out, &second, arguments);
    } else {
        static_assert(count == 3, "a node of more operands keeps them in `items`");
        auto const& [first, second, third] = *node;
        if constexpr (binds<decltype(first)>) bind(out, &first, arguments);
        if constexpr (binds<decltype(second)>) bind(out, &second, arguments);
        if constexpr (binds<decltype(third)>) bind(out, &third, arguments);
    }
    if constexpr (!std::is_void_v<met>) out.met = nullptr;
}

}  // namespace orm
