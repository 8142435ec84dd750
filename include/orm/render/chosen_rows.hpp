// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/query/chosen_rows.hpp>
#include <orm/render/select.hpp>

// Which rows an update or delete is about.

namespace orm {

/// A condition that leaves nothing out.
template <class Where>
inline constexpr bool says_all = std::same_as<Where, every_row> || std::same_as<Where, nothing>;
template <deleted_rows Which, class Condition>
inline constexpr bool says_all<rows_among<Which, Condition>> = says_all<Condition>;

/// The condition of an update or delete, and those of its tables. The verbs refuse one whose parts
/// are all absent.
template <class Where, class Scope = types<>>
constexpr void write_where(writer& out, Where const* condition, Scope scope = {}) {
    if constexpr (says_all<Where>)
        write_scope(out, scope, " where ");
    else
        write_with_scope(out, condition, scope, " where ");
}

template <class Sources, class Condition, class Tail>
constexpr bool is_present(chosen_rows<Sources, Condition, Tail> const* node) {
    return is_present(part(node, &chosen_rows<Sources, Condition, Tail>::condition));
}

template <row_source Source>
constexpr void write_another_source(writer& out, from_clause<Source> const* node) {
    write_source(out, node);
}
template <class Clause>
constexpr void write_another_source(writer& out, Clause const* node) {
    orm::write(out, node);
}

/// `b join c on ...`
template <class Sources, class Condition, class Tail>
constexpr void write_sources(writer& out, chosen_rows<Sources, Condition, Tail> const* node) {
    for_each_item(part(node, &chosen_rows<Sources, Condition, Tail>::sources),
                  [&](auto const* each) { write_another_source(out, each); });
}

/// What tells the rows of a table apart. PostgreSQL finds a row by its place, SQLite by its number,
/// and where rows have none by the key.
template <table Table>
constexpr void write_row_id(writer& out) {
    bool const by_key = out.dialect.rowid_keys && table_options_of<Table>.without_rowid;
    auto const label  = [&] {
        if (!out.qualified) return;
        out.identifier(label_of<Table>());
        out << '.';
    };
    if (!by_key) {
        label();
        out << (out.dialect.rowid_keys ? "_rowid_" : "ctid");
        return;
    }
    separator comma;
    [&]<class... Columns>(types<Columns...>) {
        ((comma(out), label(), out.identifier(name_of<Columns>)), ...);
    }(primary_key_of<Table>{});
}

/// Finds rows by a query of their own, for what the engine's update or delete has no clauses for.
template <table Table, class Sources, class Condition, class Tail>
constexpr void write_found_rows(writer& out, chosen_rows<Sources, Condition, Tail> const* node) {
    using node_type   = chosen_rows<Sources, Condition, Tail>;
    bool const sqlite = out.dialect.rowid_keys;
    bool const by_key = sqlite && table_options_of<Table>.without_rowid;
    out << (by_key ? " where (" : " where ");
    write_row_id<Table>(out);
    out << (by_key ? ") in (select " : sqlite ? " in (select " : " = any(array(select ");
    write_row_id<Table>(out);
    out << " from ";
    write_table<Table>(out);
    if constexpr (has_sources<node_type>) {
        out << ", ";
        write_sources(out, node);
    }
    write_where(out, part(node, &node_type::condition), conditions_of_write<Table, node_type>{});
    for_each_item(part(node, &node_type::tail), [&](auto const* each) { orm::write(out, each); });
    out << (sqlite ? ")" : "))");
}

template <table Table, class Where>
constexpr void write_rows_of(writer& out, Where const* condition) {
    write_where(out, condition, conditions_of_write<Table, Where>{});
}
template <table Table, class Sources, class Condition, class Tail>
constexpr void write_rows_of(writer& out, chosen_rows<Sources, Condition, Tail> const* node) {
    using node_type = chosen_rows<Sources, Condition, Tail>;
    if constexpr (choice_of<node_type>::is_ordered)
        write_found_rows<Table>(out, node);
    else
        write_where(out, part(node, &node_type::condition),
                    conditions_of_write<Table, node_type>{});
}

}  // namespace orm
