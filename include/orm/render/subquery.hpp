// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/subquery.hpp>
#include <orm/query/check.hpp>
#include <orm/render/condition.hpp>

namespace orm {

/// A query inside of a statement. Its tables are not those around it, so that all names in it are
/// qualified.
template <class Query>
constexpr void write_subquery(writer& out, Query const* query) {
    check_subquery<Query>();
    check_only_reads<Query>();
    bool const outer = out.qualified;
    out << '(';
    out.qualified = true;
    orm::write(out, query);
    out.qualified = outer;
    out << ')';
}

template <bool Negated, class Operand, class Query>
struct text<in_query<Negated, Operand, Query>> {
    using node_type                   = in_query<Negated, Operand, Query>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (is_numeric<Operand>) out.require(feature::compared_numerics);
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        out << (Negated ? " not in " : " in ");
        write_subquery(out, part(node, &node_type::query));
    }
};

template <bool Negated, class Query>
struct text<exists_node<Negated, Query>> {
    using node_type                   = exists_node<Negated, Query>;
    static constexpr precedence level = Negated ? precedence::negation : precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << (Negated ? "not exists " : "exists ");
        write_subquery(out, part(node, &node_type::query));
    }
};

template <class Query>
struct text<scalar_query<Query>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, scalar_query<Query> const* node) {
        write_subquery(out, part(node, &scalar_query<Query>::query));
    }
};

template <quantifier Quantifier, class Query>
struct text<quantified<Quantifier, Query>> {
    using node_type                   = quantified<Quantifier, Query>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::quantified_comparisons);
        out << (Quantifier == quantifier::any ? "any " : "all ");
        write_subquery(out, part(node, &node_type::query));
    }
};

}  // namespace orm
