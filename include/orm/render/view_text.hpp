// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/render/create_table.hpp>
#include <orm/render/view_order.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/schema_model.hpp>

// Writes the statements that create and drop a view, from its model alone.

namespace orm {

constexpr void write_view_definition(writer& out, view_model const& view, if_exists existing) {
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
    out << (view.materialized ? "drop materialized view " : "drop view ");
    if (if_there) out << "if exists ";
    write_qualified(out, view.schema, view.name);
}

}  // namespace orm
