// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/comparison.hpp>
#include <orm/expr/in.hpp>
#include <orm/expr/like.hpp>
#include <orm/expr/logical.hpp>
#include <orm/render/operand.hpp>

namespace orm {

constexpr std::string_view spelling(comparison_operator op, dialect_facts const& dialect) {
    switch (op) {
        case comparison_operator::equal: return " = ";
        case comparison_operator::not_equal: return " <> ";
        case comparison_operator::less: return " < ";
        case comparison_operator::less_equal: return " <= ";
        case comparison_operator::greater: return " > ";
        case comparison_operator::greater_equal: return " >= ";
        case comparison_operator::distinct:
            return dialect.distinct_from ? " is distinct from " : " is not ";
        case comparison_operator::not_distinct:
            return dialect.distinct_from ? " is not distinct from " : " is ";
    }
    return {};
}

template <comparison_operator Operator, class Lhs, class Rhs>
struct text<comparison<Operator, Lhs, Rhs>> {
    using node_type                   = comparison<Operator, Lhs, Rhs>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        write_operand<precedence::concat>(out, part(node, &node_type::lhs));
        out << spelling(Operator, out.dialect);
        write_operand<precedence::concat>(out, part(node, &node_type::rhs));
        if constexpr (compares_greater(Operator))
            require_order<Lhs, Rhs>(out);
        else if constexpr (is_numeric<Lhs> || is_numeric<Rhs>)
            out.require(feature::compared_numerics);
    }
};

template <bool Null, class Operand>
struct text<null_test<Null, Operand>> {
    using node_type                   = null_test<Null, Operand>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        out << (Null ? " is null" : " is not null");
    }
};

template <bool Negated, class Operand, class Low, class High>
struct text<between_node<Negated, Operand, Low, High>> {
    using node_type                   = between_node<Negated, Operand, Low, High>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        out << (Negated ? " not between " : " between ");
        write_operand<precedence::concat>(out, part(node, &node_type::low));
        out << " and ";
        write_operand<precedence::concat>(out, part(node, &node_type::high));
        require_order<Operand, Low, High>(out);
    }
};

template <>
struct text<invalid_expression> {
    static constexpr precedence level = precedence::atom;
    static constexpr void       write(writer&, invalid_expression const*) {}
};

/// Whether anything of a condition is left when its absent parts are taken out.
template <class Node>
constexpr bool is_present(Node const*) {
    return true;
}
template <class Operand>
constexpr bool is_present(optional_condition<Operand> const* node);
template <class Operand>
constexpr bool is_present(negation<Operand> const* node);
template <class... Items>
constexpr bool is_present(conjunction<Items...> const* node);
template <class... Items>
constexpr bool is_present(disjunction<Items...> const* node);

template <class... Items>
constexpr bool any_present(list<Items...> const* items) {
    bool found = sizeof...(Items) == 0;
    for_each_item(items, [&](auto const* each) { found = found || is_present(each); });
    return found;
}
template <class Operand>
constexpr bool is_present(optional_condition<Operand> const* node) {
    return node != nullptr && node->condition && is_present(&*node->condition);
}
template <class Operand>
constexpr bool is_present(negation<Operand> const* node) {
    return is_present(part(node, &negation<Operand>::operand));
}
template <class... Items>
constexpr bool is_present(conjunction<Items...> const* node) {
    return any_present(part(node, &conjunction<Items...>::items));
}
template <class... Items>
constexpr bool is_present(disjunction<Items...> const* node) {
    return any_present(part(node, &disjunction<Items...>::items));
}

/// A condition without present parts, where SQL needs one: in a join, a filter or a case. Clauses
/// and lists leave it out.
constexpr void write_true(writer& out) { out << (out.dialect.integer_booleans ? "1" : "true"); }

template <precedence Level, class... Items>
constexpr void write_conditions(writer& out, list<Items...> const* items, std::string_view word,
                                std::string_view of_nothing) {
    if constexpr (sizeof...(Items) == 0) {
        out << of_nothing;
    } else {
        separator between(word);
        for_each_item(items, [&](auto const* each) {
            if (!is_present(each)) return;
            between(out);
            write_operand<Level>(out, each);
        });
    }
}

// A list of one level needs no parentheses inside of itself, so that conditions added one by one
// and those given together have the same text.
template <class... Items>
struct text<conjunction<Items...>> {
    static constexpr precedence level =
        sizeof...(Items) == 0 ? precedence::atom : precedence::conjunction;

    static constexpr void write(writer& out, conjunction<Items...> const* node) {
        if (!is_present(node)) return write_true(out);
        write_conditions<precedence::conjunction>(out, part(node, &conjunction<Items...>::items),
                                                  " and ",
                                                  out.dialect.integer_booleans ? "1" : "true");
    }
};

template <class... Items>
struct text<disjunction<Items...>> {
    static constexpr precedence level =
        sizeof...(Items) == 0 ? precedence::atom : precedence::disjunction;

    static constexpr void write(writer& out, disjunction<Items...> const* node) {
        if (!is_present(node)) return write_true(out);
        write_conditions<precedence::disjunction>(out, part(node, &disjunction<Items...>::items),
                                                  " or ",
                                                  out.dialect.integer_booleans ? "0" : "false");
    }
};

template <class Operand>
struct text<negation<Operand>> {
    static constexpr precedence level = precedence::negation;

    static constexpr void write(writer& out, negation<Operand> const* node) {
        if (!is_present(node)) return write_true(out);
        out << "not ";
        write_operand<precedence::comparison>(out, part(node, &negation<Operand>::operand));
    }
};

template <class Operand>
struct text<optional_condition<Operand>> {
    static constexpr precedence level = text<Operand>::level;

    static constexpr void write(writer& out, optional_condition<Operand> const* node) {
        if (!is_present(node)) return write_true(out);
        orm::write(out, &*node->condition);
    }
};

template <like_operator Operator, class Operand, class Pattern>
struct text<like_node<Operator, Operand, Pattern>> {
    using node_type                   = like_node<Operator, Operand, Pattern>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr bool negated =
            Operator == like_operator::not_like || Operator == like_operator::not_ilike;
        constexpr bool ignores_case =
            Operator == like_operator::ilike || Operator == like_operator::not_ilike;
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        out << (negated ? " not " : " ");
        out << (ignores_case && out.dialect.ilike ? "ilike " : "like ");
        write_operand<precedence::concat>(out, part(node, &node_type::pattern));
        if constexpr (is_escaped_pattern<Pattern>) out << " escape '\\'";
    }
};

/// JSON has no blobs: they travel in hexadecimal digits.
template <class Values>
inline constexpr bool holds_blobs = false;
template <class Range, class Peer>
inline constexpr bool holds_blobs<bound_list<Range, Peer>> =
    facts_of<typename bound_list<Range, Peer>::type, storing_encoding<Peer>>.stored ==
    storage::blob;

template <bool Negated, class Operand, class Values>
struct text<in_list<Negated, Operand, Values>> {
    using node_type                   = in_list<Negated, Operand, Values>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (is_numeric<Operand>) out.require(feature::compared_numerics);
        if (out.values == value_role::constant && node != nullptr) {
            write_constants(out, node->operand, node->values);
            return;
        }
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        if (out.dialect.lists == list_style::array) {
            out << (Negated ? " <> all(" : " = any(");
            out.parameter();
            out << ')';
        } else {
            out << (Negated ? " not in " : " in ")
                << (holds_blobs<Values> ? "(select unhex(value) from json_each("
                                        : "(select value from json_each(");
            out.parameter();
            out << "))";
        }
    }

    /// In a schema nothing can be bound, and no value is in an empty list.
    template <class Range, class Peer>
    static constexpr void write_constants(writer& out, Operand const& operand,
                                          bound_list<Range, Peer> const& values) {
        if (values.stored.size() == 0) {
            out << (Negated ? "1 = 1" : "1 = 0");
            return;
        }
        write_operand<precedence::concat>(out, &operand);
        out << (Negated ? " not in (" : " in (");
        separator comma;
        for (auto const& each : values.stored) {
            comma(out);
            write_constant<storing_encoding<Peer>>(out, each);
        }
        out << ')';
    }
};

}  // namespace orm
