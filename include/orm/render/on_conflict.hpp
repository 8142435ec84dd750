// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <boost/hana/unpack.hpp>

#include <orm/query/on_conflict.hpp>
#include <orm/render/select.hpp>

// Assignments, and what an insert does where a row is there already.

namespace orm {

template <class... Columns>
constexpr void write_column_names(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), out.identifier(name_of<Columns>)), ...);
}

template <column Column>
struct text<client_value<Column>> {
    static constexpr void write(writer& out, client_value<Column> const*) { out.parameter(); }
};

template <column Column>
struct text<excluded_column<Column>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, excluded_column<Column> const*) {
        out << "excluded.";
        out.identifier(name_of<Column>);
    }
};

template <class Item>
struct assigned_column;
template <column Column, class Operand>
struct assigned_column<assignment<Column, Operand>> {
    using result = Column;
};
template <column Column>
struct assigned_column<client_value<Column>> {
    using result = Column;
};

template <column Column, class Operand>
constexpr void write_assigned_value(writer& out, assignment<Column, Operand> const* node) {
    orm::write(out, part(node, &assignment<Column, Operand>::operand));
}
template <column Column>
constexpr void write_assigned_value(writer& out, client_value<Column> const* node) {
    orm::write(out, node);
}

/// `"name" = ?, "age" = "age" + ?`
template <class... Items>
constexpr void write_assignments(writer& out, list<Items...> const* items) {
    separator comma;
    for_each_item(items, [&](auto const* each) {
        using column = typename assigned_column<std::remove_cvref_t<decltype(*each)>>::result;
        comma(out);
        out.identifier(name_of<column>);
        out << " = ";
        write_assigned_value(out, each);
    });
}

/// The condition of a unique index that has just these columns.
template <class Columns, class Constraint>
constexpr void write_index_condition(writer&, Constraint const&) {}
template <class Columns, class... Items, class Condition>
    requires(!std::same_as<Condition, no_condition>)
constexpr void write_index_condition(
    writer& out, index_constraint<modifier_list<Items...>, Condition> const& index) {
    if (!is_unique_index<Columns>(index)) return;
    value_role const outer = out.values;
    out.values             = value_role::constant;
    out << " where ";
    orm::write(out, &index.condition);
    out.values = outer;
}

/// An engine finds an index that holds only some of the rows by its condition.
template <class... Columns>
constexpr void write_conflict_target(writer& out, types<Columns...> columns) {
    out << " on conflict";
    if constexpr (sizeof...(Columns) != 0) {
        using key = types<Columns...>;
        out << " (";
        write_column_names(out, columns);
        out << ')';
        if constexpr (!is_unique_key<key> && !has_unique_index<key>)
            boost::hana::unpack(
                constraints_of<typename first_type<key>::table>(),
                [&](auto const&... each) { (write_index_condition<key>(out, each), ...); });
    }
}
template <fixed_string Name>
constexpr void write_conflict_target(writer& out, types<constraint_name<Name>>) {
    out.require(feature::conflict_constraints);
    out << " on conflict on constraint ";
    out.identifier(Name.view());
}

template <class Conflict>
constexpr void write_resolution(writer&, Conflict const*) {}
template <conflict_resolution Resolution>
constexpr void write_resolution(writer& out, resolved_conflict<Resolution> const*) {
    out.require(feature::insert_or);
    out << (Resolution == conflict_resolution::replace ? "or replace " : "or ignore ");
}
template <conflict_resolution Resolution>
struct text<resolved_conflict<Resolution>> {
    static constexpr void write(writer&, resolved_conflict<Resolution> const*) {}
};

/// An engine that has no such words writes what it is given.
template <class Conflict>
constexpr void write_overriding(writer& out) {
    constexpr overriding given = overriding_of<Conflict>;
    if constexpr (given == overriding::user_value) {
        out.require(feature::overriding);
        out << "overriding user value ";
    } else if constexpr (given == overriding::system_value) {
        if (out.dialect.features.contains(feature::overriding)) out << "overriding system value ";
    }
}
template <overriding Overriding>
struct text<overridden<Overriding>> {
    static constexpr void write(writer&, overridden<Overriding> const*) {}
};

template <class First, class Second>
struct text<conflict_sequence<First, Second>> {
    using node_type = conflict_sequence<First, Second>;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (!has_no_answer<First>) out.require(feature::several_conflict_clauses);
        orm::write(out, part(node, &node_type::first));
        orm::write(out, part(node, &node_type::second));
    }
};

/// `on conflict (key) do update set ...`, each column as it would have been inserted.
template <class... Columns>
constexpr void write_excluded(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), out.identifier(name_of<Columns>), out << " = excluded.",
      out.identifier(name_of<Columns>)),
     ...);
}

/// Every update of a row that counts them counts.
template <table Table>
constexpr void write_next_version(writer& out, std::string_view before, std::string_view behind) {
    if constexpr (has_role<Table, member_role::version>) {
        using column = column_of_role<Table, member_role::version>;
        out << before;
        out.identifier(name_of<column>);
        out << " = ";
        out.identifier(label_of<Table>());
        out << '.';
        out.identifier(name_of<column>);
        out << " + 1" << behind;
    }
}

/// A row that statements leave out is not changed by an insert either.
template <table Table>
constexpr void write_scope_of_conflict(writer& out, std::string_view word) {
    bool const outer = out.qualified;
    out.qualified    = true;
    write_scope(out, default_conditions<Table>{}, word);
    out.qualified = outer;
}

template <table Table, class Columns>
struct text<conflict_replace<Table, Columns>> {
    static constexpr void write(writer& out, conflict_replace<Table, Columns> const*) {
        write_conflict_target(out, primary_key_of<Table>{});
        if constexpr (Columns::size == 0) {
            out << " do nothing";
        } else {
            out << " do update set ";
            write_excluded(out, Columns{});
            write_next_version<Table>(out, ", ", "");
            if constexpr (is_scoped<Table>) write_scope_of_conflict<Table>(out, " where ");
        }
    }
};

/// What is set with every update is in the row that could not be inserted.
template <class Assigned, class... Columns>
constexpr void write_set_by_client(writer& out, types<Columns...>) {
    auto const write_one = [&](column_options const& options, std::string_view name,
                               bool assigned) {
        if (!options.client_updates() || assigned) return;
        out << ", ";
        out.identifier(name);
        out << " = excluded.";
        out.identifier(name);
    };
    (write_one(options_of<Columns>, name_of<Columns>, Assigned::template contains<Columns>), ...);
}

template <class... Columns>
struct text<conflict_nothing<Columns...>> {
    static constexpr void write(writer& out, conflict_nothing<Columns...> const*) {
        write_conflict_target(out, types<Columns...>{});
        out << " do nothing";
    }
};

template <class... Columns, class Condition, class... Assignments>
struct text<conflict_update<types<Columns...>, Condition, Assignments...>> {
    using node_type = conflict_update<types<Columns...>, Condition, Assignments...>;

    // The table's own columns are qualified, to be told from those of `excluded`.
    static constexpr void write(writer& out, node_type const* node) {
        write_conflict_target(out, types<Columns...>{});
        out << " do update set ";
        out.qualified = true;
        write_assignments(out, part(node, &node_type::assignments));
        using target = typename first_type<types<Assignments...>>::target::table;
        write_set_by_client<types<typename Assignments::target...>>(out, columns_of<target>{});
        write_next_version<target>(out, ", ", "");
        if constexpr (!std::same_as<Condition, nothing>)
            write_with_scope(out, part(node, &node_type::condition), default_conditions<target>{},
                             " where ");
        else if constexpr (is_scoped<target>)
            write_scope_of_conflict<target>(out, " where ");
        out.qualified = false;
    }
};

}  // namespace orm
