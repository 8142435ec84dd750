// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/search_function.hpp>
#include <orm/query/scope.hpp>
#include <orm/render/operand.hpp>

namespace orm {

template <class Table>
constexpr void write_label(writer& out) {
    if (!out.qualified) return;
    out.identifier(label_of<Table>());
    out << '.';
}

template <class Table>
struct text<search_column<Table>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, search_column<Table> const*) {
        write_label<Table>(out);
        out.identifier(table_facts<Table>::name);
    }
};

template <class Table>
struct text<search_rank<Table>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, search_rank<Table> const*) {
        out.require(feature::search_tables);
        write_label<Table>(out);
        out << "rank";
    }
};

template <class Table>
struct text<row_number_node<Table>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, row_number_node<Table> const*) {
        out.require(feature::row_numbers);
        write_label<Table>(out);
        out << "rowid";
    }
};

template <class Operand, class Query>
struct text<match_node<Operand, Query>> {
    using node_type                   = match_node<Operand, Query>;
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr bool words = std::same_as<typename Operand::type, tsvector>;
        if (!words) out.require(feature::search_tables);
        write_operand<precedence::concat>(out, part(node, &node_type::operand));
        out << (words ? " @@ " : " match ");
        write_operand<precedence::concat>(out, part(node, &node_type::query));
    }
};

template <search_function Function, class Result, class Target, class... Items>
struct text<search_call<Function, Result, Target, Items...>> {
    using node_type                   = search_call<Function, Result, Target, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        using table = typename Target::table;
        out.require(feature::search_tables);
        constexpr std::string_view words[]{"highlight(", "snippet(", "bm25("};
        out << words[static_cast<int>(Function)];
        text<search_column<table>>::write(out, nullptr);
        if constexpr (column<Target>) {
            out << ", ";
            out.number(static_cast<std::int64_t>(place_of(columns_of<table>{})));
        }
        std::size_t at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            if (at++ == 0) return;
            out << ", ";
            orm::write(out, each);
        });
        out << ')';
    }

private:
    template <class... Columns>
    static constexpr std::size_t place_of(types<Columns...>) {
        std::size_t place = 0;
        static_cast<void>(((std::same_as<Columns, Target> || (++place, false)) || ...));
        return place;
    }
};

constexpr void write_language(writer& out, std::string_view language) {
    out.require(feature::text_search);
    out.text_constant(language);
    out << ", ";
}

template <fixed_string Language, class... Items>
struct text<to_tsvector_node<Language, Items...>> {
    using node_type                   = to_tsvector_node<Language, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << "to_tsvector(";
        write_language(out, Language.view());
        separator behind(" || ' ' || ");
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            behind(out);
            if (sizeof...(Items) != 1) out << "coalesce(";
            orm::write(out, each);
            if (sizeof...(Items) != 1) out << ", '')";
        });
        out << ')';
    }
};

template <tsquery_kind Kind, fixed_string Language, class Operand>
struct text<to_tsquery_node<Kind, Language, Operand>> {
    using node_type                   = to_tsquery_node<Kind, Language, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr std::string_view words[]{"websearch_to_tsquery(", "plainto_tsquery(",
                                           "phraseto_tsquery(", "to_tsquery("};
        out << words[static_cast<int>(Kind)];
        write_language(out, Language.view());
        orm::write(out, part(node, &node_type::operand));
        out << ')';
    }
};

template <tsvector_function Function, class Vector, class Query>
struct text<tsvector_call<Function, Vector, Query>> {
    using node_type                   = tsvector_call<Function, Vector, Query>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::text_search);
        out << (Function == tsvector_function::rank ? "ts_rank(" : "ts_rank_cd(");
        orm::write(out, part(node, &node_type::vector));
        out << ", ";
        orm::write(out, part(node, &node_type::query));
        out << ')';
    }
};

template <fixed_string Language, class... Items>
struct text<headline_node<Language, Items...>> {
    using node_type                   = headline_node<Language, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << "ts_headline(";
        write_language(out, Language.view());
        write_list(out, part(node, &node_type::items));
        out << ')';
    }
};

}  // namespace orm
