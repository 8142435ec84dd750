// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

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
