// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <orm/render/create_view.hpp>
#include <orm/render/lower_objects.hpp>
#include <orm/render/sequence.hpp>

// The statements of schemas that have more than tables.

namespace orm {

template <dialect Dialect, class Sequence, if_exists Existing>
struct sequence_source {
    static constexpr void write(statement_list& list) {
        if (!Sequence::schema.empty()) {
            list.out << "create schema if not exists ";
            list.out.identifier(Sequence::schema);
            list.end_statement();
        }
        write_create_sequence(list.out, lowered_sequences<Sequence>[0], Existing);
        list.end_statement();
    }
};

template <dialect Dialect, class Trigger, if_exists Existing>
struct trigger_source {
    static constexpr trigger_model const& trigger = trigger_lowering<Dialect, Trigger>::model;

    static constexpr std::size_t most = [] {  // of both statements
        writer counted(Dialect::facts);
        write_create_function(counted, trigger);
        write_create_trigger(counted, trigger, if_exists::fail);
        return counted.size();
    }();

    static constexpr void write(statement_list& list) {
        if constexpr (Dialect::facts.trigger_functions) {
            if constexpr (Existing == if_exists::skip)
                write_unless_there<most>(list.out, "duplicate_function",
                                         [](writer& out) { write_create_function(out, trigger); });
            else
                write_create_function(list.out, trigger);
            list.end_statement();
        }
        if constexpr (!Dialect::facts.exists_clauses && Existing == if_exists::skip)
            write_unless_there<most>(list.out, "duplicate_object", [](writer& out) {
                write_create_trigger(out, trigger, if_exists::fail);
            });
        else
            write_create_trigger(list.out, trigger, Existing);
        list.end_statement();
    }
};

template <dialect Dialect, if_exists Existing, class Objects, class... Tables>
struct creation_with_objects;

/// Sequences come first, as columns have defaults that count by them; views last, each behind those
/// it reads, and behind them the triggers.
template <dialect Dialect, if_exists Existing, class... Views, class... Sequences,
          class... Triggers, class... Tables>
struct creation_with_objects<
    Dialect, Existing, schema_objects<types<Views...>, types<Sequences...>, types<Triggers...>>,
    Tables...> {
    using tables = creation<Dialect, Existing, Tables...>;
    template <class View>
    using view = statements_of<Dialect, view_source<Dialect, View, Existing>>;
    template <class Sequence>
    using sequence = statements_of<Dialect, sequence_source<Dialect, Sequence, Existing>>;
    template <class Trigger>
    using trigger = statements_of<Dialect, trigger_source<Dialect, Trigger, Existing>>;

    static constexpr std::size_t count = tables::count + (view<Views>::counted.count + ... + 0) +
                                         (sequence<Sequences>::counted.count + ... + 0) +
                                         (trigger<Triggers>::counted.count + ... + 0);

    static constexpr std::array<std::string_view, count> statements = [] {
        // One more, as there are no arrays of nothing.
        array_view<std::string_view> const of_sequences[]{sequence<Sequences>::kept.statements...,
                                                          {}};
        array_view<std::string_view> const of_views[]{view<Views>::kept.statements..., {}};
        array_view<std::string_view> const of_triggers[]{trigger<Triggers>::kept.statements..., {}};
        std::array<std::string_view, count> all{};
        std::size_t                         size = 0;
        for (array_view<std::string_view> const& texts : of_sequences)
            for (std::string_view const text : texts) all[size++] = text;
        for (std::string_view const text : tables::statements) all[size++] = text;
        if constexpr (sizeof...(Views) != 0)
            for (std::size_t const at : view_order_in<Dialect, Views...>.views)
                for (std::string_view const text : of_views[at]) all[size++] = text;
        for (array_view<std::string_view> const& texts : of_triggers)
            for (std::string_view const text : texts) all[size++] = text;
        return all;
    }();
};

template <dialect Dialect, class Objects, class... Tables>
struct drop_source_with_objects;
template <dialect Dialect, class... Views, class... Sequences, class... Triggers, class... Tables>
struct drop_source_with_objects<
    Dialect, schema_objects<types<Views...>, types<Sequences...>, types<Triggers...>>, Tables...> {
    static constexpr void write(statement_list& list) {
        if constexpr (sizeof...(Views) != 0) {
            constexpr auto const& order = view_order_in<Dialect, Views...>;
            for (std::size_t at = sizeof...(Views); at-- != 0;) {
                write_drop_view(list.out, lowered_views<Dialect, Views...>[order.views[at]], true);
                list.end_statement();
            }
        }
        drop_source<Dialect, Tables...>::write(list);
        // Triggers go with their tables, functions do not.
        if constexpr (Dialect::facts.trigger_functions)
            for (trigger_model const& trigger : triggers_of<Dialect>(types<Triggers...>{})) {
                write_drop_function(list.out, trigger, true);
                list.end_statement();
            }
        for (sequence_model const& sequence : sequences_of(types<Sequences...>{})) {
            write_drop_sequence(list.out, sequence, true);
            list.end_statement();
        }
    }
};

/// The statements of a schema that has more than tables.
template <dialect Dialect, if_exists Existing = if_exists::fail, class Objects, class... Tables>
constexpr auto const& create_sql(schema_with<Objects, Tables...> schema) {
    lower<Dialect>(schema);
    return creation_with_objects<Dialect, Existing, Objects, Tables...>::statements;
}

/// Views are dropped before the tables that they read.
template <dialect Dialect, class Objects, class... Tables>
constexpr auto const& drop_sql(schema_with<Objects, Tables...> schema) {
    lower<Dialect>(schema);
    return statements_of<Dialect, drop_source_with_objects<Dialect, Objects, Tables...>>::kept
        .statements;
}

}  // namespace orm
