// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/query/scope.hpp>
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
};

template <table Table>
struct from_clause {
    using operands                   = types<>;
    static constexpr clause position = clause::from;
};

enum class join_kind : std::uint8_t { inner, left, right, full, cross };

/// A joined table. A cross join has no condition: `On` is void.
template <join_kind Kind, table Table, class On>
struct join_clause {
    using operands                   = types<On>;
    static constexpr clause position = clause::join;

    On on;
};

template <table Table>
struct join_clause<join_kind::cross, Table, void> {
    using operands                   = types<>;
    static constexpr clause position = clause::join;
};

// How a clause changes the scope of those behind it.

template <class Scope, class Clause>
struct extended_scope {
    using result = Scope;
};
template <class... Tables, class Outer, table Table>
struct extended_scope<scope<types<Tables...>, Outer>, from_clause<Table>> {
    using result = scope<types<Tables..., Table>, Outer>;
};
template <class... Tables, class... Outer, join_kind Kind, table Table, class On>
struct extended_scope<scope<types<Tables...>, types<Outer...>>, join_clause<Kind, Table, On>> {
    using tables = types<Tables..., Table>;
    using result = std::conditional_t<
        Kind == join_kind::left, scope<tables, types<Outer..., Table>>,
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

/// The name a table goes by in the rest of a statement.
template <table Table>
constexpr std::string_view table_label() {
    return table_facts<Table>::alias.empty() ? table_facts<Table>::name : table_facts<Table>::alias;
}

template <class Table, class... Others>
consteval bool label_is_free(types<Others...>) {
    return (!same_name(table_label<Table>(), table_label<Others>()) && ...);
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

namespace dsl {

/// A second name for a table, to join it with itself: `constexpr auto manager =
/// alias<"manager">(employees);`
template <fixed_string Name, table Table>
constexpr auto alias(Table table) {
    return decltype(orm_alias<Name>(table)){};
}

}  // namespace dsl
}  // namespace orm
