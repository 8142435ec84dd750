// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/window_function.hpp>
#include <orm/query/window.hpp>
#include <orm/render/function.hpp>

namespace orm {

template <bound_kind Kind, class Offset>
struct text<frame_bound<Kind, Offset>> {
    using node_type = frame_bound<Kind, Offset>;

    static constexpr void write(writer& out, [[maybe_unused]] node_type const* node) {
        if constexpr (!std::is_void_v<Offset>) orm::write(out, part(node, &node_type::offset));
        constexpr std::string_view words[]{"unbounded preceding", " preceding", "current row",
                                           " following", "unbounded following"};
        out << words[static_cast<int>(Kind)];
    }
};

template <class Bound>
inline constexpr bool counts_time = false;
template <bound_kind Kind, class Offset>
    requires(!std::is_void_v<Offset>)
inline constexpr bool counts_time<frame_bound<Kind, Offset>> = is_interval<type_of<Offset>>;

template <frame_unit Unit, class Start, class End>
struct text<frame<Unit, Start, End>> {
    using node_type = frame<Unit, Start, End>;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (counts_time<Start> || counts_time<End>) out.require(feature::time_ranges);
        constexpr std::string_view words[]{"rows between ", "range between ", "groups between "};
        out << words[static_cast<int>(Unit)];
        orm::write(out, part(node, &node_type::start));
        out << " and ";
        orm::write(out, part(node, &node_type::end));
    }
};

template <exclusion_kind Kind>
struct text<frame_exclusion<Kind>> {
    static constexpr void write(writer& out, frame_exclusion<Kind> const*) {
        constexpr std::string_view words[]{"current row", "group", "ties", "no others"};
        out << "exclude " << words[static_cast<int>(Kind)];
    }
};

/// Written in its parentheses.
template <std::size_t Partitions, std::size_t Orders, class... Items>
struct text<window_definition<Partitions, Orders, Items...>> {
    using node_type = window_definition<Partitions, Orders, Items...>;

    static constexpr void write(writer& out, node_type const* node) {
        // With signs, as g++ 14 warns of a number without that is compared with none.
        constexpr int orders = static_cast<int>(Partitions);
        constexpr int rest   = orders + static_cast<int>(Orders);

        out << '(';
        int at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            bool const ordered = at >= orders && at < rest;
            bool const first   = at == 0 || at == orders || at >= rest;
            if (at != 0) out << (first ? " " : ", ");
            if (at == 0 && orders != 0 && !node_type::extended::is_some) out << "partition by ";
            if (at == orders && ordered) out << "order by ";
            orm::write(out, each);
            if (ordered) require_order<std::remove_cvref_t<decltype(*each)>>(out);
            ++at;
        });
        out << ')';
    }
};

template <fixed_string Name, class Definition>
struct text<named_window<Name, Definition>> {
    using node_type = named_window<Name, Definition>;

    static constexpr void write(writer& out, node_type const* node) {
        out.identifier(Name.view());
        out << " as ";
        orm::write(out, part(node, &node_type::definition));
    }
};

template <fixed_string Name, class Definition>
struct text<window_reference<Name, Definition>> {
    static constexpr void write(writer& out, window_reference<Name, Definition> const*) {
        out.identifier(Name.view());
    }
};

template <window_function Function, class Result, null_rule Nulls, class... Items>
struct text<window_call<Function, Result, Nulls, Items...>> {
    using node_type = window_call<Function, Result, Nulls, Items...>;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr std::string_view words[]{
            "row_number(", "rank(", "dense_rank(",  "percent_rank(", "cume_dist(", "ntile(",
            "lag(",        "lead(", "first_value(", "last_value(",   "nth_value("};
        out << words[static_cast<int>(Function)];
        separator   comma;
        std::size_t at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            comma(out);
            write_argument(out, each, at++);
        });
        out << ')';
    }

private:
    static constexpr std::size_t count_at = Function == window_function::ntile ? 0 : 1;

    /// PostgreSQL has no such functions of a bigint, and up to version 13 wants a default to be of
    /// the operand's very type.
    template <class Argument>
    static constexpr void write_argument(writer& out, Argument const* argument, std::size_t at) {
        bool const number = std::is_arithmetic_v<Result> && !std::is_same_v<Result, bool>;
        bool const casts  = out.dialect.exact_types && (at == count_at || (at == 2 && number));
        if (casts) out << "cast(";
        orm::write(out, argument);
        if (!casts) return;
        out << " as "
            << out.dialect.type_name(at == count_at ? sql_type::integer : sql_type_of<Result>)
            << ')';
    }
};

template <class Function, class Window>
struct text<over_node<Function, Window>> {
    using node_type                   = over_node<Function, Window>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        write_called(out, part(node, &node_type::function));
        out << " over ";
        orm::write(out, part(node, &node_type::window));
        write_narrowed_type<Function>(out);
    }
};

/// What makes an empty list of no rows stands around the window, too.
template <list_function Function, bool Distinct, class Arguments, class Orders, class Conditions,
          class Window>
struct text<over_node<list_aggregate<Function, Distinct, Arguments, Orders, Conditions>, Window>> {
    using aggregate = list_aggregate<Function, Distinct, Arguments, Orders, Conditions>;
    using node_type = over_node<aggregate, Window>;
    static constexpr precedence level = text<aggregate>::level;

    static constexpr void write(writer& out, node_type const* node) {
        text<aggregate>::write_call(out, part(node, &node_type::function));
        out << " over ";
        orm::write(out, part(node, &node_type::window));
        text<aggregate>::write_end(out);
    }
};

template <class... Windows>
struct text<window_clause<Windows...>> {
    static constexpr void write(writer& out, window_clause<Windows...> const* node) {
        out << " window ";
        write_list(out, part(node, &window_clause<Windows...>::items));
    }
};

}  // namespace orm
