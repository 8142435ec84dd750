// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/select.hpp>
#include <orm/query/update.hpp>

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
    using result = types<Items...>;
};

template <class Clause>
inline constexpr bool is_summarized = false;  // columns in it stand for a group
template <class... Items>
inline constexpr bool is_summarized<order_by_clause<Items...>> = true;
template <class Condition>
inline constexpr bool is_summarized<having_clause<Condition>> = true;

template <class Item, class Groups, class Tables>
struct ungrouped_output : ungrouped_column<Item, Groups, Tables> {};
template <table Table, class Groups, class Tables>
struct ungrouped_output<all_columns<Table>, Groups, Tables>
    : ungrouped_column<columns_of<Table>, Groups, Tables> {};

template <class... Clauses>
struct clause_list {
    using groups                     = joined_types<typename grouped_by<Clauses>::result...>;
    static constexpr bool has_groups = (is_group_by<Clauses> || ...);

    /// Columns that must be grouped: those in having() and order_by().
    using summarized = joined_types<
        std::conditional_t<is_summarized<Clauses>, typename Clauses::operands, types<>>...>;
};

template <class Groups, class Tables, class... Items>
consteval bool check_outputs_grouped(types<Items...>) {
    using culprit = first_type<joined_types<
        std::conditional_t<std::is_void_v<typename ungrouped_output<Items, Groups, Tables>::result>,
                           types<>, types<typename ungrouped_output<Items, Groups, Tables>::result>>...>>;
    return check_grouped<culprit, Groups>();
}

template <class Query>
concept tables_are_given = Query::tables::size != 0;

template <class... Clauses>
consteval void check_groups(select_query<Clauses...> const*) {
    using query   = select_query<Clauses...>;
    using outputs = typename query::selected;
    using clauses = clause_list<Clauses...>;
    if constexpr (clauses::has_groups || has_aggregate<outputs>) {
        using groups = typename clauses::groups;
        if constexpr (check_outputs_grouped<groups, typename query::tables>(outputs{}))
            check_grouped<typename ungrouped_column<typename clauses::summarized, groups,
                                                    typename query::tables>::result,
                          groups>();
    }
}

/// All rules of a select but the one about its scope, which may be another statement's.
template <class Query>
consteval void check_select() {
    static_assert(Query::list::operands::size != 0 || tables_are_given<Query>,
                  "orm: select() of everything needs from(). docs/errors.md#select-of-nothing");
    check_groups(static_cast<Query const*>(nullptr));
}

template <class Table, class Where>
consteval void check_write() {
    static_assert(says_which_rows<Where>,
                  "orm: an update or delete without where() would hit every row. Add where(), or "
                  "say all_rows(). docs/errors.md#write-without-where");
}

template <class Query>
struct query_check;
template <class... Clauses>
struct query_check<select_query<Clauses...>> {
    using query = select_query<Clauses...>;

    static consteval void run() {
        if constexpr (check_scope<typename query::template foreign_among<types<>>,
                                  typename query::tables>())
            check_select<query>();
    }
};
template <class Table, class Source, class Conflict, class Returning>
struct query_check<insert_query<Table, Source, Conflict, Returning>> {
    static consteval void run() {}
};
template <class Table, class Values, class Where, class Returning>
struct query_check<update_query<Table, Values, Where, Returning>> {
    static consteval void run() { check_write<Table, Where>(); }
};
template <class Table, class Where, class Returning>
struct query_check<delete_query<Table, Where, Returning>> {
    static consteval void run() { check_write<Table, Where>(); }
};
template <class Target, class Query>
struct query_check<into_query<Target, Query>> : query_check<Query> {};

/// The rules of a query inside of another statement, whose rules see to its scope.
template <class Query>
consteval void check_subquery() {
    check_select<Query>();
}

/// Something a verb can run.
template <class Query>
concept statement = requires { query_check<Query>::run(); };

template <statement Query>
consteval void check_query() {
    query_check<Query>::run();
}

}  // namespace orm
