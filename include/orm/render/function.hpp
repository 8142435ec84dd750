// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/aggregate.hpp>
#include <orm/expr/arithmetic.hpp>
#include <orm/expr/case_when.hpp>
#include <orm/expr/function.hpp>
#include <orm/expr/order.hpp>
#include <orm/expr/raw.hpp>
#include <orm/render/operand.hpp>
#include <orm/render/part_of_time.hpp>

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
            if (out.dialect.exact_sums) return write_exactly(out, node);
        write_operand<least_left>(out, part(node, &node_type::lhs));
        out << spelling(Operator);
        write_operand<least_right>(out, part(node, &node_type::rhs));
    }

    /// PostgreSQL has a remainder of whole and of exact numbers only.
    static constexpr void write_exactly(writer& out, node_type const* node) {
        out << "cast(cast(";
        orm::write(out, part(node, &node_type::lhs));
        out << " as numeric) % cast(";
        orm::write(out, part(node, &node_type::rhs));
        out << " as numeric) as double precision)";
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

template <aggregate_function Function, bool Distinct, class Operand>
struct text<aggregate<Function, Distinct, Operand>> {
    using node_type                   = aggregate<Function, Distinct, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr std::string_view words[]{"count(", "sum(", "avg(", "min(", "max("};
        out << words[static_cast<int>(Function)] << (Distinct ? "distinct " : "");
        orm::write(out, part(node, &node_type::operand));
        out << ')';
    }
};

/// PostgreSQL makes a numeric of the sums and averages of integers; it is cast back to our type.
template <bool Distinct, class Operand>
inline constexpr bool is_widened<aggregate<aggregate_function::sum, Distinct, Operand>> =
    kept_as<Operand> == storage::integer;
template <bool Distinct, class Operand>
inline constexpr bool is_widened<aggregate<aggregate_function::avg, Distinct, Operand>> =
    kept_as<Operand> == storage::integer;
template <class Aggregate, class Condition>
inline constexpr bool is_widened<filtered_aggregate<Aggregate, Condition>> = is_widened<Aggregate>;

template <class Aggregate, class Condition>
struct text<filtered_aggregate<Aggregate, Condition>> {
    using node_type                   = filtered_aggregate<Aggregate, Condition>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::function));
        out << " filter (where ";
        orm::write(out, part(node, &node_type::condition));
        out << ')';
    }
};

/// A function whose spelling or arguments depend on the engine.
constexpr std::string_view spelling(function_name name, dialect_facts const& dialect) {
    bool const sqlite = dialect.integer_booleans;
    switch (name) {
        case function_name::lower: return "lower(";
        case function_name::upper: return "upper(";
        case function_name::trim: return "trim(";
        case function_name::ltrim: return "ltrim(";
        case function_name::rtrim: return "rtrim(";
        case function_name::length: return "length(";
        case function_name::substring: return "substr(";
        case function_name::replace: return "replace(";
        case function_name::position: return sqlite ? "instr(" : "strpos(";
        case function_name::abs: return "abs(";
        case function_name::round: return sqlite ? "round(" : "round(";
        case function_name::ceil: return "ceil(";
        case function_name::floor: return "floor(";
        case function_name::coalesce: return "coalesce(";
        case function_name::nullif: return "nullif(";
        case function_name::greatest: return sqlite ? "max(" : "greatest(";
        case function_name::least: return sqlite ? "min(" : "least(";
        case function_name::current_timestamp:
            return sqlite ? "datetime(" : "date_trunc('second', now()";
        case function_name::current_date: return sqlite ? "date(" : "date(now() at time zone 'utc'";
        default: break;  // parts of times
    }
    return {};
}

template <function_name Name, class Result, null_rule Nulls, class... Items>
struct text<function_call<Name, Result, Nulls, Items...>> {
    using node_type                   = function_call<Name, Result, Nulls, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr bool chooses = Name == function_name::greatest || Name == function_name::least;

    static constexpr void write(writer& out, node_type const* node) {
        auto const* items = part(node, &node_type::items);
        if (out.dialect.integer_booleans) {
            write_call(out, items);
        } else if constexpr (Name == function_name::round) {
            // Of double precision the engine rounds halves to even, and never to digits.
            out << "cast(round(";
            write_casts(out, items, "numeric", "integer");
            out << ") as double precision)";
        } else if constexpr (Name == function_name::substring) {
            out << "substr(";
            write_casts(out, items, {}, "integer");
            out << ')';
        } else if constexpr (chooses) {
            write_choice(out, items);
        } else {
            write_call(out, items);
        }
    }

    static constexpr void write_call(writer& out, list<Items...> const* items) {
        out << spelling(Name, out.dialect);
        write_list(out, items);
        out << ')';
    }

    /// PostgreSQL looks a function up by the exact types of its arguments.
    static constexpr void write_casts(writer& out, list<Items...> const* items,
                                      std::string_view first, std::string_view others) {
        separator        comma;
        std::string_view type = first;
        for_each_item(items, [&](auto const* each) {
            comma(out);
            if (!type.empty()) out << "cast(";
            orm::write(out, each);
            if (!type.empty()) out << " as " << type << ')';
            type = others;
        });
    }

    /// PostgreSQL leaves nulls out of the choice, where SQLite answers null.
    static constexpr void write_choice(writer& out, list<Items...> const* items) {
        int const first = out.parameters();
        separator either(" or ");
        bool      tested = false;
        for_each_item(items, [&](auto const* each) {
            using item = std::remove_cvref_t<decltype(*each)>;
            if (!may_be_null<item>(out)) {
                writer counted(out.dialect);
                orm::write(counted, each);
                out.count_from(out.parameters() + counted.parameters());
                return;
            }
            if (!tested) out << "case when ";
            tested = true;
            either(out);
            write_operand<precedence::concat>(out, each);
            out << " is null";
        });
        if (tested) out << " then null else ";
        out.count_from(first);
        write_call(out, items);
        if (tested) out << " end";
    }

    /// In a query of several tables an outer join can leave any column out.
    template <class Item>
    static constexpr bool may_be_null(writer const& out) {
        if constexpr (column<Item>)
            return out.qualified || is_nullable<typename Item::declared>;
        else
            return Item::nulls != null_rule::never;
    }
};

template <function_name Name, class Result, null_rule Nulls, class Operand>
    requires(Name >= function_name::year)
struct text<function_call<Name, Result, Nulls, Operand>> {
    using node_type                   = function_call<Name, Result, Nulls, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr kept_time time{family_of<type_of<Operand>>, kept_as<Operand>};
        write_before_operand(out, Name, time);
        for_each_item(part(node, &node_type::items),
                      [&](auto const* each) { write_operand<precedence::atom>(out, each); });
        write_after_operand(out, Name, time);
    }
};

template <fixed_string Name, class Result, class... Items>
struct text<named_function<Name, Result, Items...>> {
    using node_type                   = named_function<Name, Result, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << Name.view() << '(';
        write_list(out, part(node, &node_type::items));
        out << ')';
    }
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

template <direction Direction, nulls_position Nulls, class Operand>
struct text<ordering<Direction, Nulls, Operand>> {
    using node_type                   = ordering<Direction, Nulls, Operand>;
    static constexpr precedence level = precedence::lowest;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::operand));
        if (Direction == direction::descending) out << " desc";
        if (Nulls == nulls_position::first) out << " nulls first";
        if (Nulls == nulls_position::last) out << " nulls last";
    }
};

/// Raw text is a part of the node, not of its type: it is written from the node alone.
template <class Result, class... Items>
struct text<raw_node<Result, Items...>> {
    using node_type                   = raw_node<Result, Items...>;
    static constexpr precedence level = precedence::lowest;

    static constexpr void write(writer& out, node_type const* node) {
        if (node == nullptr) return;
        std::string_view rest = node->text;
        for_each_item(&node->items, [&](auto const* each) {
            write_until_placeholder(out, rest);
            write_operand<precedence::atom>(out, each);
        });
        write_until_placeholder(out, rest);
    }

private:
    // The constructor of raw_text has checked the braces.
    static constexpr void write_until_placeholder(writer& out, std::string_view& rest) {
        while (!rest.empty()) {
            char const first = rest.front();
            bool const brace = first == '{' || first == '}';
            bool const plain = !brace || rest[1] == first;
            if (plain) out << first;
            rest.remove_prefix(brace ? 2 : 1);
            if (!plain) return;
        }
    }
};

}  // namespace orm
