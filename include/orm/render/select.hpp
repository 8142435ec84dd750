// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/distinct_on.hpp>
#include <orm/query/select.hpp>
#include <orm/render/default_scope.hpp>
#include <orm/render/function.hpp>
#include <orm/render/grouping.hpp>
#include <orm/render/json_table.hpp>
#include <orm/render/sort_choice.hpp>
#include <orm/render/source.hpp>
#include <orm/render/subquery.hpp>
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

template <class Operand>
struct text<optional_value<Operand>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, optional_value<Operand> const* node) {
        using peer = typename stored_like<Operand>::result;
        if (node != nullptr && node->operand) {
            write_operand<precedence::atom>(out, &*node->operand);
        } else {
            out << "cast(null as "
                << out.dialect.type_name(sql_type_of<type_of<Operand>, storing_encoding<peer>>)
                << ')';
        }
    }
};

/// An expression in a select list or in returning, with its name, where it has one that the engine
/// would not guess.
template <class Item>
constexpr void write_output(writer& out, Item const* node) {
    orm::write(out, node);
    if constexpr (is_computed<Item>) {
        out << " as ";
        out.identifier(Item::name);
    }
}
template <fixed_string Name, class Operand>
constexpr void write_output(writer& out, alias_node<Name, Operand> const* node) {
    orm::write(out, part(node, &alias_node<Name, Operand>::operand));
    out << " as ";
    out.identifier(Name.view());
}

/// The parameters of a select list's items, by their numbers. PostgreSQL takes `age + $2` in
/// `group by` for another expression than `age + $1`, and has to be told that it is not: the item
/// is written again with the same numbers.
struct selected_parameters {
    static constexpr std::size_t most = 32;

    /// The parameters before each item, and behind the last one.
    int numbers[most + 1]{};
};

template <class... Items>
constexpr void write_outputs(writer& out, list<Items...> const* items,
                             selected_parameters* known = nullptr) {
    separator   comma;
    std::size_t at = 0;
    for_each_item(items, [&](auto const* each) {
        comma(out);
        if (known != nullptr && at < selected_parameters::most)
            known->numbers[at] = out.parameters();
        write_output(out, each);
        if (known != nullptr && ++at <= selected_parameters::most)
            known->numbers[at] = out.parameters();
    });
}

template <class Condition>
struct text<where_clause<Condition>> {
    static constexpr void write(writer& out, where_clause<Condition> const* node) {
        auto const* condition = part(node, &where_clause<Condition>::condition);
        if (!is_present(condition)) return;
        out << " where ";
        orm::write(out, condition);
    }
};

/// What an item of a list is, without its name or direction.
template <class Item>
struct written_item {
    using result = Item;
};
template <fixed_string Name, class Operand>
struct written_item<alias_node<Name, Operand>> {
    using result = Operand;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct written_item<ordering<Direction, Nulls, Operand>> : written_item<Operand> {};

template <class Written, class... Items>
consteval std::size_t place_in(types<Items...>) {
    std::size_t place = 0;
    bool const  found =
        ((std::same_as<typename written_item<Items>::result, Written> || (++place, false)) || ...);
    return found ? place : selected_parameters::most;
}

/// Writes an item that stands in the select list, too.
template <class Selected, class Item>
constexpr void write_selected(writer& out, selected_parameters const& known, Item const* item) {
    constexpr std::size_t place = place_in<typename written_item<Item>::result>(Selected{});
    if constexpr (place < selected_parameters::most) {
        int const count = known.numbers[place + 1] - known.numbers[place];
        if (count != 0 && out.dialect.parameters == parameter_style::dollar_number) {
            int const before = out.parameters();
            out.repeat(known.numbers[place], before, count);
            out.count_from(known.numbers[place]);
            orm::write(out, item);
            out.count_from(before + count);
            return;
        }
    }
    orm::write(out, item);
}

template <class Selected, class... Items>
constexpr void write_selected_list(writer& out, selected_parameters const& known,
                                   list<Items...> const* items) {
    separator comma;
    for_each_item(items, [&](auto const* each) {
        comma(out);
        write_selected<Selected>(out, known, each);
    });
}

template <class... Items>
struct text<group_by_clause<Items...>> {
    static constexpr void write(writer& out, group_by_clause<Items...> const* node) {
        out << " group by ";
        write_list(out, part(node, &group_by_clause<Items...>::items));
    }

    template <class Selected>
    static constexpr void write_behind(writer& out, selected_parameters const& known,
                                       group_by_clause<Items...> const* node) {
        out << " group by ";
        write_selected_list<Selected>(out, known, part(node, &group_by_clause<Items...>::items));
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
        require_order<Items...>(out);
        write_list(out, part(node, &order_by_clause<Items...>::items));
    }

    template <class Selected>
    static constexpr void write_behind(writer& out, selected_parameters const& known,
                                       order_by_clause<Items...> const* node) {
        out << " order by ";
        require_order<Items...>(out);
        write_selected_list<Selected>(out, known, part(node, &order_by_clause<Items...>::items));
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
        if (!HasLimit && !out.dialect.offset_alone)
            out << " limit -1";  // SQLite has no offset alone
        out << " offset ";
        orm::write(out, part(node, &offset_clause<Count, HasLimit>::count));
    }
};

template <lock_strength Strength, lock_wait Wait, class... Tables>
struct text<lock_clause<Strength, Wait, Tables...>> {
    static constexpr void write(writer& out, lock_clause<Strength, Wait, Tables...> const*) {
        constexpr std::string_view strengths[]{" for update", " for no key update", " for share",
                                               " for key share"};
        constexpr std::string_view waits[]{"", " nowait", " skip locked"};
        out.require(feature::row_locks);
        out << strengths[static_cast<int>(Strength)];
        [[maybe_unused]] std::string_view before = " of ";
        ((out << before, out.identifier(label_of<Tables>()), before = ", "), ...);
        out << waits[static_cast<int>(Wait)];
    }
};

template <class... Keys>
struct text<distinct_on_clause<Keys...>> {
    using node_type = distinct_on_clause<Keys...>;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::distinct_on);
        out << "select distinct on (";
        write_list(out, part(node, &node_type::items));
        out << ") ";
    }
};

/// `select()` names every column of every table: `*` would change when a table does.
template <class... Items>
constexpr void write_everything(writer& out, types<Items...>) {
    separator comma;
    ((comma(out), write_output(out, static_cast<Items const*>(nullptr))), ...);
}

template <bool Distinct, class... Items, class Selected>
constexpr void write_select_list(writer& out, select_list<Distinct, Items...> const* node,
                                 Selected selected, selected_parameters* known) {
    if (Distinct) out << "distinct ";
    if constexpr (sizeof...(Items) == 0)
        write_everything(out, selected);
    else
        write_outputs(out, part(node, &select_list<Distinct, Items...>::items), known);
}

/// A query whose rows are groups, or different from each other: what orders or groups them has to
/// be what is selected.
template <class Clause>
inline constexpr bool merges_rows = false;
template <class... Items>
inline constexpr bool merges_rows<group_by_clause<Items...>> = true;
template <class... Items>
inline constexpr bool merges_rows<select_list<true, Items...>> = true;

/// What a clause groups by, without plain columns.
template <class Clause>
struct expressions_grouped {
    using result = types<>;
};
template <class... Items>
struct expressions_grouped<types<Items...>> {
    using result = joined_types<std::conditional_t<of_a_table<Items>, types<>, types<Items>>...>;
};
template <class... Items>
struct expressions_grouped<group_by_clause<Items...>>
    : expressions_grouped<joined_types<typename rolled_item<Items>::result...>> {};

template <class... Clauses>
struct text<select_query<Clauses...>> {
    using query = select_query<Clauses...>;

    static constexpr void write(writer& out, query const* node) {
        bool const outer = out.qualified;
        out.qualified    = outer || query::tables::size > 1;
        selected_parameters known;
        grouped_expressions groups;
        auto* const         around = out.grouped;
        out.grouped                = nullptr;
        if (grouped::size != 0 && out.dialect.parameters == parameter_style::dollar_number) {
            add_expressions(groups, grouped{});
            out.grouped = &groups;
        }
        if constexpr (any_is_scoped(typename query::tables{})) {
            bool pending = narrowing::in_where::size != 0;
            (write_scoped(out, known, pending, static_cast<Clauses const*>(node)), ...);
            write_pending(out, pending);
        } else {
            (write_clause(out, known, static_cast<Clauses const*>(node)), ...);
        }
        out.qualified = outer;
        out.grouped   = around;
    }

private:
    using narrowing = select_scope<query>;

    static constexpr bool merged = (merges_rows<Clauses> || ...);

    using grouped = joined_types<typename expressions_grouped<Clauses>::result...>;

    template <class... Items>
    static constexpr void add_expressions(grouped_expressions& groups, types<Items...>) {
        (groups.add(&tag_of_node<Items>), ...);
    }

    static constexpr void write_pending(writer& out, bool& pending) {
        if (pending) write_scope(out, typename narrowing::in_where{}, " where ");
        pending = false;
    }

    template <class Clause>
    static constexpr void write_scoped(writer& out, selected_parameters& known, bool& pending,
                                       Clause const* clause) {
        using conditions = typename narrowing::template conditions<Clause>;
        if constexpr (is_where<Clause>) {
            write_with_scope(out, part(clause, &Clause::condition), typename narrowing::in_where{},
                             " where ");
            pending = false;
        } else if constexpr (Clause::position == clause::join) {
            write_join(out, clause, conditions{});
        } else if constexpr (narrowing::template is_narrowed<Clause>) {
            out << " from ";
            write_narrowed<typename Clause::source>(out, conditions{},
                                                    [&] { text<Clause>::write(out, clause); });
        } else {
            if (Clause::position > clause::where) write_pending(out, pending);
            write_clause(out, known, clause);
        }
    }

    template <class Clause>
    static constexpr void write_clause(writer& out, selected_parameters& known,
                                       Clause const* clause) {
        using selected = typename query::list::operands;
        if constexpr (std::is_same_v<Clause, typename query::list>) {
            if (!query::is_distinct_on_keys) out << "select ";
            write_select_list(out, clause, typename query::selected{}, &known);
        } else if constexpr (merged &&
                             requires { &text<Clause>::template write_behind<selected>; }) {
            text<Clause>::template write_behind<selected>(out, known, clause);
        } else {
            text<Clause>::write(out, clause);
        }
    }
};

template <class Target, class Query>
struct text<into_query<Target, Query>> {
    static constexpr void write(writer& out, into_query<Target, Query> const* node) {
        orm::write(out, part(node, &into_query<Target, Query>::query));
    }
};

}  // namespace orm
