// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>

#include <orm/query/json_table.hpp>
#include <orm/render/source.hpp>

namespace orm {

/// `json_each(cast("profile" as json))`, which is one function of SQLite for objects and arrays.
template <class Document>
constexpr void write_json_rows(writer& out, std::string_view function, Document const* document) {
    bool const sqlite    = out.dialect.sqlite_functions;
    bool const qualified = out.qualified;
    out << (sqlite ? "json_each" : function) << (sqlite ? "(" : "(cast(");
    out.qualified = true;
    orm::write(out, document);
    out.qualified = qualified;
    out << (sqlite ? ")" : " as json))");
}

template <fixed_string Name, class Document, class Result, bool Numbered>
struct text<json_element_rows<Name, Document, Result, Numbered>> {
    using node_type = json_element_rows<Name, Document, Result, Numbered>;

    static constexpr void write(writer& out, node_type const* node) {
        write_json_rows(out, "json_array_elements", part(node, &node_type::document));
        write_row_names(out, Name.view(), "\"value\"", Numbered);
    }
};

template <fixed_string Name, class Document, class Result>
struct text<json_member_rows<Name, Document, Result>> {
    using node_type = json_member_rows<Name, Document, Result>;

    static constexpr void write(writer& out, node_type const* node) {
        write_json_rows(out, "json_each", part(node, &node_type::document));
        write_row_names(out, Name.view(), "\"key\", \"value\"", false);
    }
};

template <class Rows>
struct text<json_key_column<Rows>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, json_key_column<Rows> const*) {
        write_column_of<Rows>(out, "key");
    }
};

template <class Rows, class Result>
struct text<json_value_column<Rows, Result>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, json_value_column<Rows, Result> const*) {
        bool const sqlite = out.dialect.sqlite_functions;
        if (sqlite && std::is_void_v<Result>) return write_json(out);
        out << "cast(";
        write_column_of<Rows>(out, "value");
        if (!sqlite && !std::is_void_v<Result>) out << " #>> '{}'";
        out << " as "
            << out.dialect.type_name(sql_type_of<typename json_value_column<Rows, Result>::type>)
            << ')';
    }

private:
    /// SQLite gives values that are not JSON, but for objects and arrays.
    static constexpr void write_json(writer& out) {
        out << "case ";
        write_column_of<Rows>(out, "type");
        out << " when 'text' then json_quote(";
        write_column_of<Rows>(out, "value");
        out << ") when 'real' then printf('%!.17g', ";
        write_column_of<Rows>(out, "value");
        out << ") when 'true' then 'true' when 'false' then 'false' when 'null' then 'null' else "
               "cast(";
        write_column_of<Rows>(out, "value");
        out << " as text) end";
    }
};

}  // namespace orm
