// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/select.hpp>
#include <orm/render/condition.hpp>
#include <orm/render/function.hpp>
#include <orm/render/grouping.hpp>
#include <orm/render/window.hpp>

namespace orm {

template <table Table, class... Columns>
constexpr void write_columns(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), orm::write(out, static_cast<Columns const*>(nullptr))), ...);
}

template <table Table>
struct text<all_columns<Table>> {
    static constexpr void write(writer& out, all_columns<Table> const*) {
        write_columns<Table>(out, columns_of<Table>{});
    }
};

/// An expression in a select list or in returning, where an alias is defined.
template <class Item>
constexpr void write_output(writer& out, Item const* node) {
    orm::write(out, node);
    if constexpr (is_widened<Item>)
        if (out.dialect.exact_sums)
            out << "::" << out.dialect.type_name(sql_type_of<type_of<Item>>);
}
template <fixed_string Name, class Operand>
constexpr void write_output(writer& out, alias_node<Name, Operand> const* node) {
    write_output(out, part(node, &alias_node<Name, Operand>::operand));
    out << " as ";
    out.identifier(Name.view());
}

template <class... Items>
constexpr void write_outputs(writer& out, list<Items...> const* items) {
    separator comma;
    for_each_item(items, [&](auto const* each) {
        comma(out);
        write_output(out, each);
    });
}

template <table Table>
constexpr void write_table(writer& out) {
    write_table_name<Table>(out);
    if constexpr (!table_facts<Table>::alias.empty()) {
        out << " as ";
        out.identifier(table_facts<Table>::alias);
    }
}

template <fixed_string Name, class Query, bool Lateral>
struct text<derived_table<Name, Query, Lateral>> {
    using node_type = derived_table<Name, Query, Lateral>;

    static constexpr void write(writer& out, node_type const* node) {
        if (Lateral) out.require(feature::lateral_joins), out << "lateral ";
        write_subquery(out, part(node, &node_type::query));
        out << " as ";
        out.identifier(Name.view());
    }
};

template <class Clause>
constexpr void write_source(writer& out, [[maybe_unused]] Clause const* node) {
    if constexpr (table<typename Clause::source>)
        write_table<typename Clause::source>(out);
    else
        orm::write(out, part(node, &Clause::rows));
}

template <class Source>
struct text<from_clause<Source>> {
    static constexpr void write(writer& out, from_clause<Source> const* node) {
        out << " from ";
        write_source(out, node);
    }
};

constexpr std::string_view spelling(join_kind kind) {
    constexpr std::string_view words[]{" join ", " left join ", " right join ", " full join ",
                                       " cross join "};
    return words[static_cast<int>(kind)];
}

template <join_kind Kind, class Source, class On>
struct text<join_clause<Kind, Source, On>> {
    using node_type = join_clause<Kind, Source, On>;

    static constexpr void write(writer& out, node_type const* node) {
        out << spelling(Kind);
        write_source(out, node);
        if constexpr (Kind != join_kind::cross) {
            out << " on ";
            orm::write(out, part(node, &node_type::on));
        }
    }
};

template <class Condition>
struct text<where_clause<Condition>> {
    static constexpr void write(writer& out, where_clause<Condition> const* node) {
        auto const* condition = part(node, &where_clause<Condition>::condition);
        if (!is_present(condition)) return;
        out << " where ";
        orm::write(out, condition);
    }
};

template <class... Items>
struct text<group_by_clause<Items...>> {
    static constexpr void write(writer& out, group_by_clause<Items...> const* node) {
        out << " group by ";
        write_list(out, part(node, &group_by_clause<Items...>::items));
    }
};

template <class Condition>
struct text<having_clause<Condition>> {
    static constexpr void write(writer& out, having_clause<Condition> const* node) {
        auto const* condition = part(node, &having_clause<Condition>::condition);
        if (!is_present(condition)) return;
        out << " having ";
        orm::write(out, condition);
    }
};

template <class... Items>
struct text<order_by_clause<Items...>> {
    static constexpr void write(writer& out, order_by_clause<Items...> const* node) {
        out << " order by ";
        write_list(out, part(node, &order_by_clause<Items...>::items));
    }
};

template <class Count>
struct text<limit_clause<Count>> {
    static constexpr void write(writer& out, limit_clause<Count> const* node) {
        out << " limit ";
        orm::write(out, part(node, &limit_clause<Count>::count));
    }
};

template <class Count, bool HasLimit>
struct text<offset_clause<Count, HasLimit>> {
    static constexpr void write(writer& out, offset_clause<Count, HasLimit> const* node) {
        if (!HasLimit && out.dialect.rowid_keys) out << " limit -1";  // SQLite has no offset alone
        out << " offset ";
        orm::write(out, part(node, &offset_clause<Count, HasLimit>::count));
    }
};

/// `select()` names every column of every table: `*` would change when a table does.
template <class... Items>
constexpr void write_everything(writer& out, types<Items...>) {
    separator comma;
    ((comma(out), text<Items>::write(out, nullptr)), ...);
}

template <bool Distinct, class... Items, class Selected>
constexpr void write_select_list(writer& out, select_list<Distinct, Items...> const* node,
                                 Selected selected) {
    out << (Distinct ? "select distinct " : "select ");
    if constexpr (sizeof...(Items) == 0)
        write_everything(out, selected);
    else
        write_outputs(out, part(node, &select_list<Distinct, Items...>::items));
}

template <class Clause, class Query>
constexpr void write_clause(writer& out, Query const* query) {
    Clause const* const clause = query;
    if constexpr (std::is_same_v<Clause, typename Query::list>)
        write_select_list(out, clause, typename Query::selected{});
    else
        text<Clause>::write(out, clause);
}

template <class... Clauses>
struct text<select_query<Clauses...>> {
    using query = select_query<Clauses...>;

    static constexpr void write(writer& out, query const* node) {
        bool const outer = out.qualified;
        out.qualified    = outer || query::tables::size > 1;
        (write_clause<Clauses>(out, node), ...);
        out.qualified = outer;
    }
};

template <class Target, class Query>
struct text<into_query<Target, Query>> {
    static constexpr void write(writer& out, into_query<Target, Query> const* node) {
        orm::write(out, part(node, &into_query<Target, Query>::query));
    }
};

}  // namespace orm
