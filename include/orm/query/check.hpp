// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/distinct_on.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/select.hpp>
#include <orm/query/update.hpp>
#include <orm/query/with.hpp>

// What can be checked only of a whole statement, when it is run or its text is asked for.

namespace orm {

template <class Clause>
inline constexpr bool is_group_by = false;
template <class... Items>
inline constexpr bool is_group_by<group_by_clause<Items...>> = true;

template <class Clause>
struct grouped_by {
    using result = types<>;
};
template <class... Items>
struct grouped_by<group_by_clause<Items...>> {
    using result = typename groups_of_items<is_rolled_by<Items...>, Items...>::result;
};

template <class Clause>
inline constexpr bool is_window_clause = false;
template <class... Windows>
inline constexpr bool is_window_clause<window_clause<Windows...>> = true;

template <class Clause>
inline constexpr bool is_having = false;
template <class Condition>
inline constexpr bool is_having<having_clause<Condition>> = true;

template <class Clause>
inline constexpr bool is_summarized = false;  // columns in it stand for a group
template <class... Windows>
inline constexpr bool is_summarized<window_clause<Windows...>> = true;
template <class... Items>
inline constexpr bool is_summarized<order_by_clause<Items...>> = true;
template <class Condition>
inline constexpr bool is_summarized<having_clause<Condition>> = true;

/// A whole row has no members for what is rolled up.
template <class Groups>
struct always_grouped {
    using result = Groups;
};
template <class Always, class Sometimes>
struct always_grouped<rolled_groups<Always, Sometimes>> {
    using result = Always;
};

template <class Item, class Groups, class Tables>
struct ungrouped_output : ungrouped_column<Item, Groups, Tables> {};
template <table Table, class Groups, class Tables>
struct ungrouped_output<all_columns<Table>, Groups, Tables>
    : ungrouped_column<columns_of<Table>, typename always_grouped<Groups>::result, Tables> {};

template <class... Clauses>
struct clause_list {
    using group_by = first_type<
        joined_types<std::conditional_t<is_group_by<Clauses>, types<Clauses>, types<>>...>>;
    using groups                     = typename grouped_by<group_by>::result;
    static constexpr bool has_groups = !std::is_void_v<group_by>;

    /// Columns that must be grouped: those in having(), window() and order_by().
    using summarized = joined_types<
        std::conditional_t<is_summarized<Clauses>, typename Clauses::operands, types<>>...>;
};

/// The parts of clauses that only the rules on window functions ask for.
template <class... Clauses>
struct window_parts {
    using defined = joined_types<
        std::conditional_t<is_window_clause<Clauses>, typename Clauses::operands, types<>>...>;
    using having = joined_types<
        std::conditional_t<is_having<Clauses>, typename Clauses::operands, types<>>...>;
};

/// The rules on aggregates and window functions that need the whole statement.
template <class Outputs, class Summarized, class... Clauses>
consteval bool check_functions_of_rows() {
    if constexpr ((content_of<Outputs> | content_of<Summarized>) <= content::aggregate) {
        return true;  // mostly
    } else if constexpr (!check_nested_aggregates<Outputs>()) {
        return false;
    } else if constexpr (!check_nested_aggregates<Summarized>()) {
        return false;
    } else {
        using parts = window_parts<Clauses...>;
        if constexpr (!check_window_is_placed<typename parts::having>())
            return false;
        else
            return check_named_windows<joined_types<Outputs, Summarized>,
                                       typename parts::defined>();
    }
}

template <class Groups, class Tables, class... Items>
consteval bool check_outputs_grouped(types<Items...>) {
    using culprit = first_type<joined_types<std::conditional_t<
        std::is_void_v<typename ungrouped_output<Items, Groups, Tables>::result>, types<>,
        types<typename ungrouped_output<Items, Groups, Tables>::result>>...>>;
    return check_grouped<culprit, Groups>();
}

template <class Query>
concept tables_are_given = Query::tables::size != 0;

template <class... Clauses>
consteval void check_groups(select_query<Clauses...> const*) {
    using query   = select_query<Clauses...>;
    using outputs = typename query::selected;
    using clauses = clause_list<Clauses...>;
    if constexpr (!check_functions_of_rows<outputs, typename clauses::summarized, Clauses...>()) {
        return;
    } else if constexpr (clauses::has_groups || has_aggregate<outputs> ||
                         has_aggregate<typename clauses::summarized>) {
        using groups = typename clauses::groups;
        if constexpr (check_outputs_grouped<groups, typename query::tables>(outputs{}))
            check_grouped<typename ungrouped_column<typename clauses::summarized, groups,
                                                    typename query::tables>::result,
                          groups>();
    }
}

template <class Clause>
struct ordered_by {
    using result = types<>;
};
template <class... Items>
struct ordered_by<order_by_clause<Items...>> {
    using result = types<Items...>;
};

template <class Clause>
struct distinct_keys {
    using result = types<>;
};
template <class... Keys>
struct distinct_keys<distinct_on_clause<Keys...>> {
    using result = types<Keys...>;
};

template <class... Clauses>
consteval void check_distinct_keys(select_query<Clauses...> const*) {
    check_distinct_on<joined_types<typename distinct_keys<Clauses>::result...>,
                      joined_types<typename ordered_by<Clauses>::result...>>();
}

template <class... Clauses>
consteval void check_order_of_distinct(select_query<Clauses...> const*) {
    using orders = joined_types<typename ordered_by<Clauses>::result...>;
    check_distinct_order<flat_items<typename select_query<Clauses...>::selected>>(
        typename order_expressions<orders>::result{});
}

/// All rules of a query but the one about its scope, which may be another statement's. Compilers
/// print the whole query for each function between a verb and a rule: there are few.
template <class Query>
struct subquery_check {
    static consteval void run() {
        static_assert(Query::list::operands::size != 0 || tables_are_given<Query>,
                      "orm: select() of everything needs from(). docs/errors.md#select-of-nothing");
        check_groups(static_cast<Query const*>(nullptr));
        if constexpr (Query::is_distinct_on_keys)
            check_distinct_keys(static_cast<Query const*>(nullptr));
        if constexpr (Query::list::is_distinct)
            check_order_of_distinct(static_cast<Query const*>(nullptr));
    }
};
template <set_operator Operator, class Left, class Right, class... Clauses>
struct subquery_check<set_query<Operator, Left, Right, Clauses...>> {
    static consteval void run() {
        subquery_check<Left>::run();
        subquery_check<Right>::run();
    }
};

template <class Query>
consteval void check_subquery() {
    subquery_check<Query>::run();
}

template <class Query>
inline constexpr bool begins_with_writes = false;
template <class... Tables, class... Clauses>
inline constexpr bool begins_with_writes<select_query<with_clause<Tables...>, Clauses...>> =
    with_clause<Tables...>::has_writes;

template <class Query>
concept only_reads = !begins_with_writes<Query>;

/// Rule `writes-in-a-subquery`.
template <class Query>
consteval void check_only_reads() {
    static_assert(only_reads<Query>,
                  "orm: a query inside of another statement begins by with() of an insert, update "
                  "or delete. Put that with() in front of the whole statement. "
                  "docs/errors.md#writes-in-a-subquery");
}

template <class Rows>
concept declared_by_with = std::is_void_v<Rows>;

/// Rule `cte-without-with`.
template <class Rows>
consteval bool check_declared() {
    static_assert(declared_by_with<Rows>,
                  "orm: from() or a join takes rows of a common table expression that no with() "
                  "declares. Begin by with(...). docs/errors.md#cte-without-with");
    return declared_by_with<Rows>;
}

/// What a statement speaks of has to be in it.
template <class Tables, class Foreign>
struct names_check {
    static consteval bool run() { return check_scope<Foreign, Tables>(); }
};
template <class Tables, class Rows>
struct names_check<Tables, undeclared<Rows>> {
    static consteval bool run() { return check_declared<Rows>(); }
};

template <class Table, class Where>
consteval void check_write() {
    static_assert(says_which_rows<Where>,
                  "orm: an update or delete without where() would hit every row. Add where(), or "
                  "say all_rows(). docs/errors.md#write-without-where");
}

/// The tables that a write names, and its rules but the one about names.
template <class Query>
struct write_rules;
template <class Table, class Source, class Conflict, class Returning>
struct write_rules<insert_query<Table, Source, Conflict, Returning>> {
    using tables = types<Table>;
    static consteval void run() {}
};
template <class Table, class Columns, class Query, class Conflict, class Returning>
struct write_rules<insert_query<Table, selected_rows<Columns, Query>, Conflict, Returning>> {
    using tables = typename Query::scope::tables;
    static consteval void run() { check_subquery<Query>(); }
};
template <class Table, class Values, class Where, class Returning>
struct write_rules<update_query<Table, Values, Where, Returning>> {
    using tables = typename scope_of_write<Table, Where>::tables;
    static consteval void run() { check_write<Table, Where>(); }
};
template <class Table, class Where, class Returning>
struct write_rules<delete_query<Table, Where, Returning>> {
    using tables = typename scope_of_write<Table, Where>::tables;
    static consteval void run() { check_write<Table, Where>(); }
};

template <class Query>
concept write_statement = requires { write_rules<Query>::run(); };

template <class Query>
struct query_check;
template <subquery Query>
struct query_check<Query> {
    static consteval void run() {
        using foreign = typename Query::template foreign_among<types<>>;
        if constexpr (names_check<typename Query::scope::tables, foreign>::run())
            subquery_check<Query>::run();
    }
};
template <write_statement Query>
struct query_check<Query> {
    static consteval void run() {
        using foreign = typename foreign_in_write<Query, types<>>::result;
        if constexpr (names_check<typename write_rules<Query>::tables, foreign>::run())
            write_rules<Query>::run();
    }
};
template <class With, write_statement Query>
struct query_check<with_query<With, Query>> {
    static consteval void run() {
        using around = typename rows_declared<With>::result;
        using before = typename foreign_column<typename With::operands, around>::result;
        using behind = typename foreign_in_write<Query, around>::result;
        if constexpr (names_check<types<>, before>::run())
            if constexpr (names_check<typename write_rules<Query>::tables, behind>::run())
                write_rules<Query>::run();
    }
};
template <class Target, class Query>
struct query_check<into_query<Target, Query>> : query_check<Query> {};

/// Something a verb can run.
template <class Query>
concept statement = requires { query_check<Query>::run(); };

template <statement Query>
consteval void check_query() {
    query_check<Query>::run();
}

}  // namespace orm
