// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/search_table.hpp>
#include <orm/render/operand.hpp>
#include <orm/render/writer.hpp>

namespace orm {

template <class View, class Source>
struct text<search_definition<View, Source>> {
    using node_type = search_definition<View, Source>;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::search_tables);
        out << "fts5(";
        write_names(out, columns_of<View>{});
        out << ", content=";
        out.text_constant(table_facts<Source>::name);
        out << ", content_rowid=";
        out.text_constant(name_of<first_type<primary_key_of<Source>>>);
        if (!node->options.tokenizer.empty()) {
            out << ", tokenize=";
            out.text_constant(node->options.tokenizer);
        }
        if (!node->options.prefixes.empty()) {
            out << ", prefix=";
            out.text_constant(node->options.prefixes);
        }
        out << ')';
    }

private:
    template <class... Columns>
    static constexpr void write_names(writer& out, types<Columns...>) {
        separator comma;
        ((comma(out), out.identifier(name_of<Columns>)), ...);
    }
};

template <class View, search_event Event>
constexpr void write_definition(writer& out, search_trigger_definition<View, Event> const&) {
    constexpr std::string_view words[]{"after insert on ", "after update on ", "after delete on "};
    out << words[static_cast<int>(Event)];
    write_table_name<source_of_search<View>>(out);
    out << " for each row";
}

/// The index does not know what stood in a row that is gone, so that it has to be told.
template <class View, class... Columns>
constexpr void write_told(writer& out, bool gone, types<Columns...>) {
    constexpr std::string_view name = table_facts<View>::name;
    std::string_view const     row  = gone ? "old." : "new.";
    out << "insert into ";
    out.identifier(name);
    out << " (";
    if (gone) {
        out.identifier(name);
        out << ", ";
    }
    out << "rowid";
    ((out << ", ", out.identifier(name_of<Columns>)), ...);
    out << (gone ? ") values ('delete', " : ") values (") << row;
    out.identifier(name_of<first_type<primary_key_of<source_of_search<View>>>>);
    ((out << ", " << row, out.identifier(name_of<Columns>)), ...);
    out << "); ";
}

template <class View, search_event Event>
constexpr void write_body(writer& out, search_trigger_definition<View, Event> const&) {
    if (Event != search_event::inserted) write_told<View>(out, true, columns_of<View>{});
    if (Event != search_event::deleted) write_told<View>(out, false, columns_of<View>{});
}

}  // namespace orm
