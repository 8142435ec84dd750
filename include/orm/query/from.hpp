// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/query/source.hpp>
#include <orm/support/same_text.hpp>

namespace orm {

/// The order in which clauses may follow each other.
enum class clause : std::uint8_t {
    select,
    from,
    join,
    where,
    group_by,
    having,
    window,
    order_by,
    limit,
    offset,
    lock,
};

/// A table, which is known by its type, or a query with a name.
template <row_source Source>
struct from_clause {
    using operands                   = types<Source>;
    using source                     = Source;
    static constexpr clause position = clause::from;

    Source rows;
};
template <table Table>
struct from_clause<Table> {
    using operands                   = types<>;
    using source                     = Table;
    static constexpr clause position = clause::from;

    constexpr from_clause() = default;
    [[gnu::always_inline]] constexpr explicit from_clause(Table) {}
};

enum class join_kind : std::uint8_t { inner, left, right, full, cross };

/// A joined table or query. A cross join has no condition: `On` is void.
template <join_kind Kind, row_source Source, class On>
struct join_clause {
    using operands                   = types<Source, On>;
    using source                     = Source;
    static constexpr clause position = clause::join;

    Source rows;
    On     on;
};
template <join_kind Kind, table Table, class On>
struct join_clause<Kind, Table, On> {
    using operands                   = types<On>;
    using source                     = Table;
    static constexpr clause position = clause::join;

    On on;

    [[gnu::always_inline]] constexpr join_clause(Table, On given) : on(given) {}
};
template <row_source Source>
struct join_clause<join_kind::cross, Source, void> {
    using operands                   = types<Source>;
    using source                     = Source;
    static constexpr clause position = clause::join;

    Source rows;
};
template <table Table>
struct join_clause<join_kind::cross, Table, void> {
    using operands                   = types<>;
    using source                     = Table;
    static constexpr clause position = clause::join;

    [[gnu::always_inline]] constexpr explicit join_clause(Table) {}
};

// How a clause changes the scope of those behind it.

template <class Scope, class Clause>
struct extended_scope {
    using result = Scope;
};
template <class... Tables, class Outer, row_source Source>
struct extended_scope<scope<types<Tables...>, Outer>, from_clause<Source>> {
    using result = scope<types<Tables..., Source>, Outer>;
};
template <class... Tables, class... Outer, join_kind Kind, row_source Source, class On>
struct extended_scope<scope<types<Tables...>, types<Outer...>>, join_clause<Kind, Source, On>> {
    using tables = types<Tables..., Source>;
    using result = std::conditional_t<
        Kind == join_kind::left, scope<tables, types<Outer..., Source>>,
        std::conditional_t<Kind == join_kind::right, scope<tables, types<Tables...>>,
                           std::conditional_t<Kind == join_kind::full, scope<tables, tables>,
                                              scope<tables, types<Outer...>>>>>;
};

template <class Scope, class... Clauses>
struct scope_after {
    using result = Scope;
};
template <class Scope, class First, class... Rest>
struct scope_after<Scope, First, Rest...> {
    using result =
        typename scope_after<typename extended_scope<Scope, First>::result, Rest...>::result;
};

/// The scope that a list of clauses makes.
template <class... Clauses>
using scope_of = typename scope_after<scope<>, Clauses...>::result;

template <class Source, class... Others>
consteval bool label_is_free(types<Others...>) {
    return (!same_name(label_of<Source>(), label_of<Others>()) && ...);
}

template <class Table, class Tables>
concept table_not_used_yet = label_is_free<Table>(Tables{});

/// Rule `table-used-twice`.
template <class Table, class Tables>
consteval bool check_table_is_new() {
    static_assert(
        table_not_used_yet<Table, Tables>,
        "orm: two tables of one statement have the same name. Give one of them an alias<>(). "
        "docs/errors.md#table-used-twice");
    return table_not_used_yet<Table, Tables>;
}

/// Whether rows are made of columns of tables before them.
template <class Source, class Tables>
inline constexpr bool is_made_of = false;
template <class Source, class Tables>
    requires speaks_of_neighbours<Source>
inline constexpr bool is_made_of<Source, Tables> = [] {
    using culprit = typename foreign_column<typename Source::operands, types<any_declared>>::result;
    if constexpr (std::is_void_v<culprit>)
        return false;
    else
        return Tables::template contains<typename culprit::table>;
}();

template <join_kind Kind, class Source, class Tables>
concept keeps_what_rows_are_made_of =
    !((Kind == join_kind::right || Kind == join_kind::full) && is_made_of<Source, Tables>);

/// Rule `lateral-join-kind`.
template <join_kind Kind, class Source, class Tables>
consteval bool check_lateral_join() {
    static_assert(keeps_what_rows_are_made_of<Kind, Source, Tables>,
                  "orm: right_join() and full_join() keep rows for which there are none before, "
                  "and these rows are made of those before. Use inner_join() or left_join(). "
                  "docs/errors.md#lateral-join-kind");
    return keeps_what_rows_are_made_of<Kind, Source, Tables>;
}

template <class Source, class Around>
struct foreign_in_source : foreign_column<Source, Around> {};
template <table Table, class Around>
struct foreign_in_source<Table, Around> {
    using result = void;
};
template <named_rows Rows, class Around>
    requires(Rows::operands::size == 0)
struct foreign_in_source<Rows, Around> : undeclared_source<Rows, Around> {};

/// What with() declares for the clauses behind it.
template <class Clause>
struct rows_declared {
    using result = types<>;
};

/// The first column in a clause whose table is in scope neither around the statement nor in it.
/// `Before` are the tables of the clauses before, `All` those of the whole statement.
template <class Clause, class Around, class Before, class All>
struct foreign_in_clause : foreign_column<typename Clause::operands, joined_types<Around, All>> {};
template <row_source Source, class Around, class Before, class All>
struct foreign_in_clause<from_clause<Source>, Around, Before, All>
    : foreign_in_source<Source, Around> {};
template <table Table, class Around, class Before, class All>
struct foreign_in_clause<from_clause<Table>, Around, Before, All> {
    using result = void;
};
template <join_kind Kind, row_source Source, class On, class Around, class Before, class All>
struct foreign_in_clause<join_clause<Kind, Source, On>, Around, Before, All> {
    using in_query = typename foreign_in_source<
        Source, joined_types<Around, std::conditional_t<speaks_of_neighbours<Source>, Before,
                                                        types<>>>>::result;
    using in_condition =
        typename foreign_column<std::conditional_t<std::is_void_v<On>, types<>, types<On>>,
                                joined_types<Around, Before, types<Source>>>::result;
    using result = std::conditional_t<std::is_void_v<in_query>, in_condition, in_query>;
};

template <class Clause>
struct tables_of_clause {
    using result = types<>;
};
template <class Clause>
    requires requires { typename Clause::source; }
struct tables_of_clause<Clause> {
    using result = types<typename Clause::source>;
};

template <class Around, class Before, class All, class... Clauses>
struct foreign_in_clauses {
    using result = void;
};
template <class Around, class Before, class All, class First, class... Rest>
struct foreign_in_clauses<Around, Before, All, First, Rest...> {
    using here   = typename foreign_in_clause<First, Around, Before, All>::result;
    using result = typename std::conditional_t<
        std::is_void_v<here>,
        foreign_in_clauses<Around, joined_types<Before, typename tables_of_clause<First>::result>,
                           All, Rest...>,
        foreign_in_clause<First, Around, Before, All>>::result;
};

namespace dsl {

/// A second name for a table, to join it with itself: `constexpr auto manager =
/// alias<"manager">(employees);`
template <fixed_string Name, table Table>
constexpr auto alias(Table table) {
    return decltype(orm_alias<Name>(table)){};
}

}  // namespace dsl
}  // namespace orm
