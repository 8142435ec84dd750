// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/expr/json_function.hpp>
#include <orm/render/operand.hpp>

namespace orm {

/// The steps of a path as PostgreSQL writes them: `{orders,0,price}`.
constexpr void write_steps(writer& out, std::string_view path) {
    out << "'{";
    for (std::size_t at = 1; at < path.size(); ++at) {
        if (path[at] == ']') continue;
        bool const begins = path[at] == '.' || path[at] == '[';
        if (!begins) out << path[at];
        if (begins && at != 1) out << ',';
    }
    out << "}'";
}

template <fixed_string Path, class Result, class Operand>
struct text<json_extract_node<Path, Result, Operand>> {
    using node_type                   = json_extract_node<Path, Result, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr bool as_json = std::is_void_v<Result>;
        bool const     sqlite  = out.dialect.sqlite_functions;
        out << (sqlite ? "cast(" : "cast(cast(");
        write_operand<precedence::atom>(out, part(node, &node_type::operand));
        if (sqlite) {
            out << (as_json ? " -> " : " ->> ");
            out.text_constant(Path.view());
        } else {
            out << " as json) " << (as_json ? "#> " : "#>> ");
            write_steps(out, Path.view());
        }
        out << " as " << out.dialect.type_name(sql_type_of<typename node_type::type>) << ')';
    }
};

/// A value inside of JSON. SQLite's truth values are numbers, and have to become those of JSON.
template <class Item>
constexpr void write_json_member(writer& out, Item const* node) {
    bool const converted = std::same_as<type_of<Item>, bool> && out.dialect.integer_booleans;
    if (converted) out << "json(case ";
    if (converted)
        write_operand<precedence::atom>(out, node);
    else
        orm::write(out, node);
    if (converted) out << " when 1 then 'true' when 0 then 'false' end)";
}

template <class Item>
constexpr void write_json_item(writer& out, Item const* node) {
    write_json_member(out, node);
}
template <fixed_string Name, class Operand>
constexpr void write_json_item(writer& out, alias_node<Name, Operand> const* node) {
    out.text_constant(Name.view());
    out << ", ";
    write_json_member(out, part(node, &alias_node<Name, Operand>::operand));
}

template <bool Object, class... Items>
struct text<json_node<Object, Items...>> {
    using node_type                   = json_node<Object, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << (out.dialect.sqlite_functions ? "json_" : "json_build_")
            << (Object ? "object(" : "array(");
        separator comma;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            comma(out);
            write_json_item(out, each);
        });
        out << ')';
    }
};

}  // namespace orm
