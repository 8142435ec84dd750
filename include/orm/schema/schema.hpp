// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/foreign_key_rules.hpp>
#include <orm/schema/sequence.hpp>
#include <orm/schema/table_rules.hpp>
#include <orm/schema/trigger.hpp>
#include <orm/schema/view.hpp>
#include <orm/support/name_lookup.hpp>

namespace orm {

/// The tables of a database, in an order of the user's choice. It is a type and holds no data: what
/// it means to an engine is asked of `lower` and `create_sql`.
template <table... Tables>
struct schema_of {
    using tables = types<Tables...>;
};

/// What a schema has beside tables.
template <class Views = types<>, class Sequences = types<>, class Triggers = types<>>
struct schema_objects {
    using views     = Views;
    using sequences = Sequences;
    using triggers  = Triggers;
};

/// A schema that has more than tables. The rest is kept beside the tables: what is done to all
/// tables, and all keys between them, is no concern of it.
template <class Objects, table... Tables>
struct schema_with {
    using tables  = types<Tables...>;
    using objects = Objects;
};

template <class Type>
inline constexpr bool is_schema = false;
template <class... Tables>
inline constexpr bool is_schema<schema_of<Tables...>> = true;
template <class Objects, class... Tables>
inline constexpr bool is_schema<schema_with<Objects, Tables...>> = true;

template <class Type>
concept database_schema = is_schema<Type>;

/// The name of a part of a schema, and the named schema that it is in.
template <class Part>
constexpr scoped_name scoped_name_of() {
    if constexpr (table<Part>)
        return {table_options_of<Part>.schema, table_facts<Part>::name};
    else if constexpr (number_sequence<Part>)
        return {Part::schema, Part::name};
    else
        return {table_options_of<table_of_trigger<Part>>.schema, Part::name};
}

template <class Table, class Earlier>
concept tables_differ_in_name = !same_name(scoped_name_of<Table>(), scoped_name_of<Earlier>());

template <class Table, class Earlier>
consteval bool check_table_name() {
    static_assert(
        tables_differ_in_name<Table, Earlier>,
        "orm: schema() meets two tables, views or sequences, or two triggers, whose names differ "
        "in no more than the case of letters, or one of them twice. Rename one. "
        "docs/errors.md#duplicate-table");
    return tables_differ_in_name<Table, Earlier>;
}

template <class... Tables>
inline constexpr name_pair same_table_names = [] {
    scoped_name const names[]{scoped_name_of<Tables>()...};
    return find_duplicate(names);
}();

template <class... Tables>
consteval bool check_table_names() {
    constexpr name_pair same = same_table_names<Tables...>;
    if constexpr (same.second == 0)
        return true;
    else
        return check_table_name<type_at<types<Tables...>, same.second>,
                                type_at<types<Tables...>, same.first>>();
}

/// A mistake in one table or name is told before those between tables, which may follow from it.
template <class... Tables>
consteval bool check_schema() {
    if constexpr (check_table_names<Tables...>()) {
        if constexpr ((check_table<Tables>() & ...))
            return (check_foreign_keys<types<Tables...>>(foreign_keys_of<Tables>{}) & ...);
    }
    return false;
}

template <class Relation, class View, class Known>
concept relation_of_schema = Known::template contains<Relation>;

/// Rule `view-of-a-missing-table`.
template <class Relation, class View, class Known>
consteval bool check_relation() {
    static_assert(relation_of_schema<Relation, View, Known>,
                  "orm: schema() has a view but not all that its query reads. Name that table or "
                  "view in schema(), too. docs/errors.md#view-of-a-missing-table");
    return relation_of_schema<Relation, View, Known>;
}

template <class View, class Known, class... Relations>
consteval bool check_relations(types<Relations...>) {
    return (check_relation<Relations, View, Known>() && ...);
}

template <class Constraint>
inline constexpr bool is_index = false;
template <class Items, class Condition>
inline constexpr bool is_index<index_constraint<Items, Condition>> = true;

template <class View, class Constraint>
concept constraint_of_a_view = std::is_same_v<Constraint, in_schema_option> ||
                               (materialized_view<View> && is_index<Constraint>);

/// Rule `view-constraint`.
template <class View, class Constraint>
consteval bool check_view_constraint() {
    static_assert(
        constraint_of_a_view<View, Constraint>,
        "orm: a view takes no constraints but in_schema(), and a materialized one index() "
        "and unique_index(). Say them of the tables. docs/errors.md#view-constraint");
    return constraint_of_a_view<View, Constraint>;
}

template <class View, class... Constraints>
consteval bool check_view_constraints(modifier_list<Constraints...>*) {
    return (check_view_constraint<View, Constraints>() && ...);
}

template <class... Tables, class... Views>
consteval bool check_views(types<Tables...>, types<Views...>) {
    if constexpr (!(check_view_constraints<Views>(
                        static_cast<constraint_list_of<Views>*>(nullptr)) &&
                    ...))
        return false;
    else if constexpr (!(check_table<Views>() && ...))
        return false;
    else
        return (check_relations<Views, types<Tables..., Views...>>(relations_read_by<Views>{}) &&
                ...);
}

template <class... Tables>
consteval auto make_schema(types<Tables...>, schema_objects<>) {
    check_schema<Tables...>();
    return schema_of<Tables...>{};
}
template <class Table, class Trigger, class Known>
concept trigger_table_of_schema = Known::template contains<Table>;

/// Rule `trigger-of-a-missing-table`.
template <class Table, class Trigger, class Known>
consteval bool check_trigger_table() {
    static_assert(trigger_table_of_schema<Table, Trigger, Known>,
                  "orm: schema() has a trigger but not the table whose rows it runs for. Name that "
                  "table, too. docs/errors.md#trigger-of-a-missing-table");
    return trigger_table_of_schema<Table, Trigger, Known>;
}

template <schema_trigger Trigger>
inline constexpr std::string_view sql_name_of<Trigger> = Trigger::name;

template <class... Tables, class... Triggers>
consteval bool check_triggers(types<Tables...>, types<Triggers...>) {
    if constexpr ((check_identifier<Triggers>() && ...))
        return (check_trigger_table<table_of_trigger<Triggers>, Triggers, types<Tables...>>() &&
                ...);
    else
        return false;
}

template <number_sequence Sequence>
inline constexpr std::string_view sql_name_of<Sequence> = Sequence::name;

template <class... Sequences>
consteval bool check_sequences(types<Sequences...>) {
    return (check_identifier<Sequences>() && ...);
}

/// Tables, views and sequences share their names; triggers have names of their own.
template <class... Tables, class... Views, class... Sequences, class... Triggers>
consteval bool check_object_names(
    types<Tables...>, schema_objects<types<Views...>, types<Sequences...>, types<Triggers...>>) {
    if constexpr (!check_table_names<Tables..., Views..., Sequences...>())
        return false;
    else if constexpr (sizeof...(Triggers) != 0)
        return check_table_names<Triggers...>();
    else
        return true;
}

template <class... Tables, class Objects>
consteval auto make_schema(types<Tables...>, Objects) {
    check_sequences(typename Objects::sequences{});
    if constexpr (check_schema<Tables...>()) {
        if constexpr (check_object_names(types<Tables...>{}, Objects{})) {
            if constexpr (Objects::views::size != 0)
                check_views(types<Tables...>{}, typename Objects::views{});
            check_triggers(types<Tables...>{}, typename Objects::triggers{});
        }
    }
    return schema_with<Objects, Tables...>{};
}

template <class Type>
concept schema_part = table<Type> || number_sequence<Type> || schema_trigger<Type>;

template <bool Wanted, class Part>
using only_if = std::conditional_t<Wanted, types<Part>, types<>>;

/// `inline constexpr auto blog = orm::schema(users, posts, adults);`: all that a database is made
/// of, tables, views, sequences and triggers. Here the compiler checks what concerns them together:
/// names, keys and references.
template <schema_part... Parts>
    requires(stored_table<Parts> || ...)
consteval auto schema(Parts const&...) {
    using tables    = joined_types<only_if<stored_table<Parts>, Parts>...>;
    using views     = joined_types<only_if<view<Parts>, Parts>...>;
    using sequences = joined_types<only_if<number_sequence<Parts>, Parts>...>;
    using declared  = joined_types<only_if<schema_trigger<Parts>, Parts>...>;
    using implied   = joined_types<typename implied_triggers<Parts>::result...>;
    using triggers  = among_each_other<joined_types<declared, implied>>;
    return make_schema(tables{}, schema_objects<views, sequences, triggers>{});
}

}  // namespace orm
