// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/render/create_table.hpp>
#include <orm/render/view_order.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/schema_model.hpp>

// Writes the statements that create and drop a view, from its model alone.

namespace orm {

/// What keeps rows of its own is a search table in SQLite, which has no materialized views.
constexpr bool is_search_table(view_model const& view, dialect_facts const& dialect) {
    return view.materialized && dialect.features.contains(feature::search_tables);
}

constexpr void write_search_table(writer& out, view_model const& view, if_exists existing) {
    out << "create virtual table ";
    if (existing == if_exists::skip) out << "if not exists ";
    out.identifier(view.name);
    out << " using " << view.query;
}

/// Puts the rows into a search table that are there before it is. One that has rows is left as it
/// is.
constexpr void write_fill_search_table(writer& out, view_model const& view) {
    out << "insert into ";
    out.identifier(view.name);
    out << " (";
    out.identifier(view.name);
    out << ") select 'rebuild' where not exists (select 1 from ";
    out.identifier_of(view.name, "_docsize");
    out << ')';
}

constexpr void write_view_definition(writer& out, view_model const& view, if_exists existing) {
    if (is_search_table(view, out.dialect)) return write_search_table(out, view, existing);
    out << (view.materialized ? "create materialized view " : "create view ");
    if (existing == if_exists::skip) out << "if not exists ";
    write_qualified(out, view.schema, view.name);
    out << ' ';
    write_name_list(out, view.columns);
    out << " as " << view.query;
}

/// PostgreSQL knows `if not exists` for materialized views alone. The text of the other is a
/// constant in a block that goes on where the view is there.
template <std::size_t Size>
constexpr void write_create_view_if_missing(writer& out, view_model const& view) {
    char   text[Size + 1]{};
    writer block(out.dialect, text);
    block << "begin ";
    write_view_definition(block, view, if_exists::fail);
    block << "; exception when duplicate_table then null; end";
    out << "do ";
    out.text_constant({text, block.size()});
}

constexpr void write_drop_view(writer& out, view_model const& view, bool if_there) {
    out << (is_search_table(view, out.dialect) ? "drop table "
            : view.materialized                ? "drop materialized view "
                                               : "drop view ");
    if (if_there) out << "if exists ";
    write_qualified(out, view.schema, view.name);
}

}  // namespace orm
