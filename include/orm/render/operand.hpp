// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/alias.hpp>
#include <orm/expr/context_value.hpp>
#include <orm/expr/operand.hpp>
#include <orm/expr/order.hpp>
#include <orm/query/from.hpp>
#include <orm/render/constant.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/table.hpp>

namespace orm {

/// The table's name with its schema.
template <table Table>
constexpr void write_table_name(writer& out) {
    constexpr std::string_view schema = table_options_of<origin_of<Table>>.schema;
    if (!schema.empty() && out.dialect.schemas) {
        out.identifier(schema);
        out << '.';
    }
    out.identifier(table_facts<Table>::name);
}

template <class Node>
inline constexpr bool is_interval_in_text = false;
template <expression Node>
    requires(!kept_as_met<Node> && family_of<operand_type<Node>> == type_family::interval)
inline constexpr bool is_interval_in_text<Node> = kept_as<Node> != storage::integer;

template <class Value, class Peer>
inline constexpr bool is_interval_in_text<bound<Value, Peer>> = false;

/// An exact number, which is kept as the text of its digits where an engine has no such type.
template <class Node>
inline constexpr bool is_numeric = facts_of<operand_type<Node>>.sql == sql_type::numeric;

/// For a place where the engine asks which of two values is the greater.
template <class... Items>
constexpr void require_order(writer& out) {
    if constexpr ((is_interval_in_text<typename ordered_operand<Items>::result> || ...))
        out.require(feature::ordered_intervals);
    if constexpr ((is_native_enum<typename ordered_operand<Items>::result> || ...))
        out.require(feature::ordered_enums);
    if constexpr ((is_numeric<typename ordered_operand<Items>::result> || ...))
        out.require(feature::compared_numerics);
}

template <column Column>
struct text<Column> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, Column const*) {
        if (out.qualified) {
            out.identifier(label_of<typename Column::table>());
            out << '.';
        }
        out.identifier(name_of<Column>);
    }
};

template <class Rows, class Item>
struct text<derived_column<Rows, Item>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, derived_column<Rows, Item> const*) {
        if (out.qualified) {
            out.identifier(Rows::label);
            out << '.';
        }
        out.identifier(name_of_output<Item>());
    }
};

template <class Value, class Peer>
struct text<bound<Value, Peer>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, bound<Value, Peer> const* node) {
        if (node == nullptr || out.values == value_role::parameter)
            out.parameter();
        else
            write_constant<storing_encoding<Peer>>(out, node->stored);
    }
};

template <auto Value, class Peer>
struct text<literal<Value, Peer>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, literal<Value, Peer> const*) {
        write_constant<storing_encoding<Peer>>(out, Value);
    }
};

template <fixed_string Text>
struct text<text_literal<Text>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, text_literal<Text> const*) {
        out.text_constant(Text.view());
    }
};

template <fixed_string Name, class Type, class Peer>
struct text<named_parameter<Name, Type, Peer>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, named_parameter<Name, Type, Peer> const*) {
        out.parameter();
    }
};

template <class Key, class Peer>
struct text<context_value<Key, Peer>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, context_value<Key, Peer> const*) { out.parameter(); }
};

template <fixed_string Name, class Operand>
struct text<alias_node<Name, Operand>> {
    static constexpr precedence level = text<Operand>::level;

    static constexpr void write(writer& out, alias_node<Name, Operand> const* node) {
        orm::write(out, part(node, &alias_node<Name, Operand>::operand));
    }
};

template <class Alias>
struct text<alias_reference<Alias>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, alias_reference<Alias> const*) {
        out.identifier(Alias::name);
    }
};

}  // namespace orm
