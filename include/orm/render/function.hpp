// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/aggregate.hpp>
#include <orm/expr/arithmetic.hpp>
#include <orm/expr/case_when.hpp>
#include <orm/expr/order.hpp>
#include <orm/expr/raw.hpp>
#include <orm/render/call.hpp>
#include <orm/render/json.hpp>
#include <orm/render/list_aggregate.hpp>
#include <orm/render/operand.hpp>
#include <orm/render/ordered_set.hpp>

namespace orm {

constexpr precedence level_of(arithmetic_operator op) {
    switch (op) {
        case arithmetic_operator::add:
        case arithmetic_operator::subtract: return precedence::addition;
        case arithmetic_operator::concat: return precedence::concat;
        default: return precedence::multiplication;
    }
}

constexpr std::string_view spelling(arithmetic_operator op) {
    constexpr std::string_view words[]{" + ", " - ", " * ", " / ", " % ", " || "};
    return words[static_cast<int>(op)];
}

template <arithmetic_operator Operator, class Lhs, class Rhs>
struct text<arithmetic<Operator, Lhs, Rhs>> {
    using node_type                   = arithmetic<Operator, Lhs, Rhs>;
    static constexpr precedence level = level_of(Operator);

    // The engines disagree on how tightly || binds, so that its neighbours are always in
    // parentheses. The right side of - and / has to be tighter than the operator itself.
    static constexpr bool       joins = Operator == arithmetic_operator::concat;
    static constexpr precedence least_left =
        joins && !std::same_as<type_of<Lhs>, std::string> ? precedence::atom : level;
    static constexpr precedence least_right =
        joins ? precedence::atom : static_cast<precedence>(static_cast<int>(level) + 1);

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (Operator == arithmetic_operator::modulo &&
                      std::floating_point<typename node_type::type>)
            return write_remainder(out, node);
        write_operand<least_left>(out, part(node, &node_type::lhs));
        out << spelling(Operator);
        write_operand<least_right>(out, part(node, &node_type::rhs));
    }

    /// `%` is for whole numbers, to which SQLite rounds others, and PostgreSQL has a remainder of
    /// exact numbers only.
    static constexpr void write_remainder(writer& out, node_type const* node) {
        bool const sqlite = out.dialect.sqlite_functions;
        out << (sqlite ? "mod(" : "cast(cast(");
        orm::write(out, part(node, &node_type::lhs));
        out << (sqlite ? ", " : " as numeric) % cast(");
        orm::write(out, part(node, &node_type::rhs));
        out << (sqlite ? ")" : " as numeric) as double precision)");
    }
};

template <class Operand>
struct text<negative<Operand>> {
    static constexpr precedence level = precedence::unary;

    // The blank keeps a negative number behind it from beginning a comment.
    static constexpr void write(writer& out, negative<Operand> const* node) {
        out << "- ";
        write_operand<precedence::atom>(out, part(node, &negative<Operand>::operand));
    }
};

template <>
struct text<count_rows> {
    static constexpr precedence level = precedence::atom;
    static constexpr void       write(writer& out, count_rows const*) { out << "count(*)"; }
};

/// SQLite's truth values are numbers, of which false is the least.
constexpr std::string_view spelling(aggregate_function of, bool sqlite) {
    constexpr std::string_view words[]{"count(",      "sum(",      "avg(",     "min(",
                                       "max(",        "bool_and(", "bool_or(", "stddev_samp(",
                                       "stddev_pop(", "var_samp(", "var_pop("};
    if (sqlite && of == aggregate_function::bool_and) return "min(";
    if (sqlite && of == aggregate_function::bool_or) return "max(";
    return words[static_cast<int>(of)];
}

/// PostgreSQL makes a numeric of the sums and averages of integers, which divides otherwise and is
/// another text; it is cast back to our type wherever it stands.
template <class Function>
inline constexpr bool is_widened = false;
template <aggregate_function Function, bool Distinct, class Operand>
    requires(Function == aggregate_function::sum || Function == aggregate_function::avg ||
             measures_spread(Function))
inline constexpr bool is_widened<aggregate<Function, Distinct, Operand>> =
    kept_as<Operand> == storage::integer;
template <class Aggregate, class Condition>
inline constexpr bool is_widened<filtered_aggregate<Aggregate, Condition>> = is_widened<Aggregate>;

/// What is called, in front of its filter or window; they come before the type.
template <class Function>
constexpr void write_called(writer& out, Function const* function) {
    if constexpr (is_widened<Function>)
        text<Function>::write_call(out, function);
    else
        orm::write(out, function);
}

template <class Function>
constexpr void write_narrowed_type(writer& out) {
    if constexpr (is_widened<Function>)
        if (out.dialect.exact_sums)
            out << "::"
                << out.dialect.type_name(std::same_as<type_of<Function>, double>
                                             ? sql_type::double_precision
                                             : sql_type::bigint);
}

template <aggregate_function Function, bool Distinct, class Operand>
struct text<aggregate<Function, Distinct, Operand>> {
    using node_type                   = aggregate<Function, Distinct, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        write_call(out, node);
        write_narrowed_type<node_type>(out);
    }

    static constexpr void write_call(writer& out, node_type const* node) {
        out << spelling(Function, out.dialect.sqlite_functions) << (Distinct ? "distinct " : "");
        orm::write(out, part(node, &node_type::operand));
        out << ')';
        if constexpr (compares_greater(Function)) require_order<Operand>(out);
        if constexpr (measures_spread(Function)) out.require(feature::statistics);
    }
};

template <class Aggregate, class Condition>
struct text<filtered_aggregate<Aggregate, Condition>> {
    using node_type                   = filtered_aggregate<Aggregate, Condition>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        write_call(out, node);
        write_narrowed_type<node_type>(out);
    }

    static constexpr void write_call(writer& out, node_type const* node) {
        write_called(out, part(node, &node_type::function));
        out << " filter (where ";
        orm::write(out, part(node, &node_type::condition));
        out << ')';
    }
};

template <class Type>
struct text<null_literal<Type>> {
    static constexpr void write(writer& out, null_literal<Type> const*) { out << "null"; }
};

template <class Result, class Operand>
struct text<cast_node<Result, Operand>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, cast_node<Result, Operand> const* node) {
        out << "cast(";
        orm::write(out, part(node, &cast_node<Result, Operand>::operand));
        out << " as " << out.dialect.type_name(sql_type_of<Result>) << ')';
    }
};

template <class Result, bool HasElse, class... Items>
struct text<case_node<Result, HasElse, Items...>> {
    using node_type                   = case_node<Result, HasElse, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << "case";
        std::size_t at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            bool const last = at + 1 == sizeof...(Items);
            out << (at % 2 == 1 ? " then " : HasElse && last ? " else " : " when ");
            orm::write(out, each);
            ++at;
        });
        out << " end";
    }
};

template <direction Direction, nulls_position Nulls>
constexpr void write_direction(writer& out) {
    if (Direction == direction::descending) out << " desc";
    if (Nulls == nulls_position::first) out << " nulls first";
    if (Nulls == nulls_position::last) out << " nulls last";
}

template <direction Direction, nulls_position Nulls, class Operand>
struct text<ordering<Direction, Nulls, Operand>> {
    using node_type                   = ordering<Direction, Nulls, Operand>;
    static constexpr precedence level = precedence::lowest;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::operand));
        write_direction<Direction, Nulls>(out);
    }
};

template <>
struct text<identifier> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, identifier const* node) {
        if (!node->schema().empty()) {
            out.identifier(node->schema());
            out << '.';
        }
        out.identifier(node->name());
    }
};

template <table Table>
struct text<raw_table<Table>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, raw_table<Table> const*) {
        write_table_name<Table>(out);
    }
};

// The constructor of raw_text has checked the braces.
constexpr void write_until_placeholder(writer& out, std::string_view& rest) {
    while (!rest.empty()) {
        char const first = rest.front();
        bool const brace = first == '{' || first == '}';
        bool const plain = !brace || rest[1] == first;
        if (plain) out << first;
        rest.remove_prefix(brace ? 2 : 1);
        if (!plain) return;
    }
}

/// Raw text is a part of the node, not of its type: it is written from the node alone.
template <class Node>
struct text_of_raw {
    static constexpr precedence level = precedence::lowest;

    static constexpr void write(writer& out, Node const* node) {
        if (node == nullptr) return;
        std::string_view rest = node->text;
        for_each_item(&node->items, [&](auto const* each) {
            write_until_placeholder(out, rest);
            write_operand<precedence::atom>(out, each);
        });
        write_until_placeholder(out, rest);
    }
};

template <class Result, class... Items>
struct text<raw_node<Result, Items...>> : text_of_raw<raw_node<Result, Items...>> {};

}  // namespace orm
