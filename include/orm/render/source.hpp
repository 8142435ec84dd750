// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/query/element_rows.hpp>
#include <orm/query/number_rows.hpp>
#include <orm/query/select.hpp>
#include <orm/render/condition.hpp>
#include <orm/render/default_scope.hpp>

// What rows come from: tables, derived tables, joins.

namespace orm {

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

template <class Elements>
constexpr void write_elements(writer& out, Elements const* node) {
    orm::write(out, node);
}
/// With its type, as the engine has such functions of several.
template <class Range, class Peer>
constexpr void write_elements(writer& out, bound_list<Range, Peer> const*) {
    constexpr sql_type element = facts_of<typename bound_list<Range, Peer>::type>.sql;
    out.parameter();
    if (out.dialect.lists == list_style::array)
        out << "::" << out.dialect.type_name(array_of(element));
}

/// A column that the engine's own function gives.
template <class Rows>
constexpr void write_column_of(writer& out, std::string_view name) {
    if (out.qualified) {
        out.identifier(Rows::label);
        out << '.';
    }
    out.identifier(name);
}

/// JSON has no blobs, in SQLite's arrays as in its lists.
template <class Rows, class Elements, class Declared>
struct text<element_column<Rows, Elements, Declared>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, element_column<Rows, Elements, Declared> const*) {
        bool const digits = out.dialect.lists == list_style::json_each &&
                            facts_of<base_type<Declared>>.stored == storage::blob;
        if (digits) out << "unhex(";
        write_column_of<Rows>(out, "value");
        if (digits) out << ')';
    }
};

/// SQLite counts the elements of an array from 0.
template <class Rows>
struct text<ordinality_column<Rows>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, ordinality_column<Rows> const*) {
        bool const counts_from_1 = out.dialect.lists == list_style::array;
        if (!counts_from_1) out << '(';
        write_column_of<Rows>(out, counts_from_1 ? "ordinality" : "key");
        if (!counts_from_1) out << " + 1)";
    }
};

/// Behind a function that makes rows: their name and, where the engine does not know them, those of
/// their columns.
constexpr void write_row_names(writer& out, std::string_view label, std::string_view columns,
                               bool numbered) {
    bool const told = out.dialect.lists == list_style::array;
    if (told && numbered) out << " with ordinality";
    out << " as ";
    out.identifier(label);
    if (told) out << " (" << columns << (numbered ? ", \"ordinality\")" : ")");
}

template <fixed_string Name, class Elements, class Declared, bool Numbered>
struct text<element_rows<Name, Elements, Declared, Numbered>> {
    using node_type = element_rows<Name, Elements, Declared, Numbered>;

    static constexpr void write(writer& out, node_type const* node) {
        bool const array     = out.dialect.lists == list_style::array;
        bool const qualified = out.qualified;
        out << (array ? "unnest(" : "json_each(");
        out.qualified = true;
        write_elements(out, part(node, &node_type::elements));
        out.qualified = qualified;
        out << ')';
        write_row_names(out, Name.view(), "\"value\"", Numbered);
    }
};

/// SQLite counts in a query of its own.
template <fixed_string Name>
struct text<number_rows<Name>> {
    static constexpr void write(writer& out, number_rows<Name> const*) {
        bool const counts = out.dialect.features.contains(feature::number_series);
        out << (counts ? "generate_series("
                       : "(with recursive orm_each(value, last, step) as (select * from (select ");
        for (std::string_view const name : {"first", "last", "step"}) {
            if (name != "first") out << ", ";
            out.parameter();
            if (counts)
                out << "::bigint";
            else
                out << " as " << name;
        }
        out << (counts ? ")"
                       : ") where first <= last and step > 0 or first >= last and step < 0 union "
                         "all select value + step, last, step from orm_each where case when step > "
                         "0 then value <= last - step else value >= last - step end) select value "
                         "from orm_each)")
            << " as ";
        out.identifier(Name.view());
        if (counts) out << " (\"value\")";
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

template <table Table, sampling Method, bool Seeded>
struct text<sampled_table<Table, Method, Seeded>> {
    static constexpr void write(writer& out, sampled_table<Table, Method, Seeded> const*) {
        out.require(feature::tablesample);
        out << " from ";
        write_table<Table>(out);
        out << (Method == sampling::rows ? " tablesample bernoulli (" : " tablesample system (");
        out.parameter();
        out << ')';
        if (!Seeded) return;
        out << " repeatable (";
        out.parameter();
        out << ')';
    }
};

constexpr std::string_view spelling(join_kind kind) {
    constexpr std::string_view words[]{" join ", " left join ", " right join ", " full join ",
                                       " cross join "};
    return words[static_cast<int>(kind)];
}

/// A join with conditions of its table. One that has no condition of its own becomes one with.
template <join_kind Kind, class Source, class On, class Scope>
constexpr void write_join(writer& out, join_clause<Kind, Source, On> const* node, Scope scope) {
    constexpr bool narrowed = keeps_right_side<join_clause<Kind, Source, On>> && Scope::size != 0;
    out << spelling(Kind == join_kind::cross && Scope::size != 0 ? join_kind::inner : Kind);
    if constexpr (narrowed)
        write_narrowed<Source>(out, scope, [&] { out << " from ", write_source(out, node); });
    else
        write_source(out, node);
    if constexpr (Kind == join_kind::cross) {
        write_scope(out, scope, " on ");
    } else if (Kind == join_kind::left &&
               !is_present(part(node, &join_clause<Kind, Source, On>::on))) {
        // An absent condition would join all with all, where no row is meant to be joined.
        out << " on " << (out.dialect.integer_booleans ? "0" : "false");
        if constexpr (!narrowed && Scope::size != 0) write_scope(out, scope, " and ");
    } else if constexpr (narrowed || Scope::size == 0) {
        out << " on ";
        orm::write(out, part(node, &join_clause<Kind, Source, On>::on));
    } else {
        write_with_scope(out, part(node, &join_clause<Kind, Source, On>::on), scope, " on ");
    }
}

template <join_kind Kind, class Source, class On>
struct text<join_clause<Kind, Source, On>> {
    static constexpr void write(writer& out, join_clause<Kind, Source, On> const* node) {
        write_join(out, node, default_conditions<Source>{});
    }
};

}  // namespace orm
