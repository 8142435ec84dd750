// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/query/check.hpp>
#include <orm/query/with.hpp>
#include <orm/render/select.hpp>

namespace orm {

constexpr std::string_view spelling(set_operator op) {
    constexpr std::string_view words[]{" union ",         " union all ", " intersect ",
                                       " intersect all ", " except ",    " except all "};
    return words[static_cast<int>(op)];
}

/// A query that stands in a set operation as it is: a select without an order, a limit or a `with`.
template <class Query>
inline constexpr bool stands_alone = false;
template <bool Distinct, class... Items, class... Clauses>
inline constexpr bool stands_alone<select_query<select_list<Distinct, Items...>, Clauses...>> =
    select_query<select_list<Distinct, Items...>, Clauses...>::last < clause::order_by;

/// SQLite knows no parentheses here, and takes operators from left to right.
template <class Query>
inline constexpr bool may_begin = stands_alone<Query>;
template <set_operator Operator, class Left, class Right>
inline constexpr bool may_begin<set_query<Operator, Left, Right>> = true;

/// The same operation goes on.
template <set_operator Operator, class Query>
inline constexpr bool continues = false;
template <set_operator Operator, class Left, class Right>
inline constexpr bool continues<Operator, set_query<Operator, Left, Right>> = true;

template <class Query>
constexpr void write_set_operand(writer& out, Query const* query, bool as_it_is) {
    if (as_it_is) return write(out, query);
    if (!out.dialect.set_parentheses) out << "select * from ";
    write_subquery(out, query);
}

template <set_operator Operator, class Left, class Right, class... Clauses>
struct text<set_query<Operator, Left, Right, Clauses...>> {
    using query = set_query<Operator, Left, Right, Clauses...>;

    static constexpr void write(writer& out, query const* node) {
        if (Operator == set_operator::intersect_all || Operator == set_operator::except_all)
            out.require(feature::all_in_set_operations);
        check_subquery<Left>();
        check_subquery<Right>();
        bool const parentheses = out.dialect.set_parentheses;
        write_set_operand(
            out, part(node, &query::left),
            parentheses ? stands_alone<Left> || continues<Operator, Left> : may_begin<Left>);
        out << spelling(Operator);
        write_set_operand(out, part(node, &query::right), stands_alone<Right>);
        (text<Clauses>::write(out, static_cast<Clauses const*>(node)), ...);
    }
};

template <std::size_t Position, class Item>
struct text<output_reference<Position, Item>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, output_reference<Position, Item> const*) {
        if constexpr (name_of_output<Item>().empty())
            out.number(Position);
        else
            out.identifier(name_of_output<Item>());
    }
};

template <fixed_string Name, class Query>
struct text<common_rows<Name, Query>> {
    static constexpr void write(writer& out, common_rows<Name, Query> const*) {
        out.identifier(Name.view());
    }
};

template <fixed_string Alias, class Rows>
struct text<aliased_rows<Alias, Rows>> {
    static constexpr void write(writer& out, aliased_rows<Alias, Rows> const*) {
        out.identifier(Rows::label);
        out << " as ";
        out.identifier(Alias.view());
    }
};

template <class Query>
constexpr void write_definition(writer& out, Query const* query) {
    write_subquery(out, query);
}
template <class Query>
constexpr void write_definition(writer& out, returned_rows<Query> const* node) {
    write_rules<Query>::run();
    out.require(feature::writes_in_with);
    out << '(';
    orm::write(out, part(node, &returned_rows<Query>::query));
    out << ')';
}

template <class Rows, class Query, class Inner, materialization Kept>
struct text<common_table<Rows, Query, Inner, Kept>> {
    using node_type = common_table<Rows, Query, Inner, Kept>;

    static constexpr void write(writer& out, node_type const* node) {
        out.identifier(Rows::label);
        // The step of a recursion may select under other names.
        write_names(out, typename Rows::items{});
        out << " as ";
        if (Kept == materialization::materialized) out << "materialized ";
        if (Kept == materialization::not_materialized) out << "not materialized ";
        write_definition(out, part(node, &node_type::query));
    }

private:
    template <class... Items>
    static constexpr void write_names(writer& out, types<Items...>) {
        separator comma;
        out << " (";
        ((comma(out), out.identifier(name_of_output<Items>())), ...);
        out << ')';
    }
};

template <class... Tables>
struct text<with_clause<Tables...>> {
    using node_type = with_clause<Tables...>;

    static constexpr void write(writer& out, node_type const* node) {
        out << (node_type::has_recursion ? "with recursive " : "with ");
        write_list(out, part(node, &node_type::items));
        out << ' ';
    }
};

template <class With, class Query>
struct text<with_query<With, Query>> {
    using node_type = with_query<With, Query>;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::with));
        orm::write(out, part(node, &node_type::query));
    }
};

}  // namespace orm
