// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/comparison.hpp>
#include <orm/query/chosen_rows.hpp>
#include <orm/query/select.hpp>

// Conditions that a table brings into every statement about it.

namespace orm {

/// A mixin says by `default_scope(table)` which rows of the tables that carry it there are:
///
///     static constexpr auto default_scope(auto table) {
///         return eq(table.tenant_id, from_context<current_tenant>);
///     }
template <class Mixin, class Table>
inline constexpr bool brings_scope = requires { Mixin::default_scope(Table{}); };

template <class Table, class... Columns>
consteval bool any_brings_scope(types<Columns...>) {
    return (brings_scope<holder_of<Columns>, Table> || ...);
}

/// Whether rows of a source are left out where a statement says nothing of it.
template <class Source>
inline constexpr bool is_scoped = false;
template <table Table>
inline constexpr bool is_scoped<Table> = has_role<Table, member_role::deleted_at> ||
                                         any_brings_scope<Table>(columns_of<origin_of<Table>>{});

/// What a mixin says of a table. It is asked again for the values.
template <class Mixin, class Table>
struct mixin_scope {
    using made                       = decltype(Mixin::default_scope(Table{}));
    using type                       = bool;
    using operands                   = types<made>;
    static constexpr null_rule nulls = null_rule::any_operand;

    static constexpr made make() { return Mixin::default_scope(Table{}); }
};

/// The mixins of a table where one of them brings a scope, else its row, which may do so itself.
template <class Table, class... Mixins>
consteval auto find_scope_bringers(types<Mixins...>) {
    if constexpr ((brings_scope<Mixins, Table> || ...))
        return types<Mixins...>{};
    else
        return types<row_of<Table>>{};
}
template <class Table>
using scope_bringers = decltype(find_scope_bringers<Table>(mixins_of<Table>{}));

template <class Table, class Mixins>
struct mixin_conditions;
template <class Table, class... Mixins>
struct mixin_conditions<Table, types<Mixins...>> {
    using result = joined_types<std::conditional_t<brings_scope<Mixins, Table>,
                                                   types<mixin_scope<Mixins, Table>>, types<>>...>;
};

template <class... Sources>
consteval bool any_is_scoped(types<Sources...>) {
    return (is_scoped<Sources> || ...);
}

template <table Table, deleted_rows Which>
struct deleted_conditions {
    using result = types<>;
};
template <table Table>
struct deleted_conditions<Table, deleted_rows::left_out> {
    using result = types<null_test<true, column_of_role<Table, member_role::deleted_at>>>;
};
template <table Table>
struct deleted_conditions<Table, deleted_rows::only> {
    using result = types<null_test<false, column_of_role<Table, member_role::deleted_at>>>;
};

/// The conditions of a source as a list of nodes, which hold nothing.
template <class Source, deleted_rows Which>
struct scope_conditions {
    using result = types<>;
};
template <table Table, deleted_rows Which>
    requires(is_scoped<Table> && Which != deleted_rows::of_all_scopes)
struct scope_conditions<Table, Which> {
    using result =
        joined_types<typename deleted_conditions<
                         Table, has_soft_delete<Table> ? Which : deleted_rows::included>::result,
                     typename mixin_conditions<Table, scope_bringers<Table>>::result>;
};

/// Where a statement says nothing of it.
template <class Source>
using default_conditions = typename scope_conditions<Source, deleted_rows::left_out>::result;

template <class Clause>
inline constexpr bool is_where = false;
template <class Condition>
inline constexpr bool is_where<where_clause<Condition>> = true;

/// A join that can leave out what stands before it, so that no condition on that belongs behind it.
template <class Clause>
inline constexpr bool keeps_right_side = false;
template <join_kind Kind, class Source, class On>
inline constexpr bool keeps_right_side<join_clause<Kind, Source, On>> =
    Kind == join_kind::right || Kind == join_kind::full;

template <class Clause>
struct source_in {
    using result = void;
};
template <class Clause>
    requires requires { typename Clause::source; }
struct source_in<Clause> {
    using result = typename Clause::source;
};

template <class Table, bool IsFirst>
constexpr void note_deleted(deleted_rows&, void const*) {}
template <class Table, bool IsFirst, deleted_rows Which, class... Tables>
constexpr void note_deleted(deleted_rows& found, deleted_clause<Which, Tables...> const*) {
    if (deleted_clause<Which, Tables...>::template names<Table, IsFirst>) found = Which;
}

namespace dsl {

/// Columns that are unique together among rows that are not deleted, for ORM_CONSTRAINTS:
/// `unique_among_living(posts.slug)`.
template <column First, column... Columns>
constexpr auto unique_among_living(First first, Columns... columns) {
    using table = typename First::table;
    if constexpr (check_soft_delete<table>())
        return modifiers::unique_index(first, columns...)
            .where(is_null(column_of_role<table, member_role::deleted_at>{}));
    else
        return modifiers::unique_index(first, columns...);
}

}  // namespace dsl

/// Where the conditions of a query's tables stand: of a joined table in its `on`, of that in from()
/// in `where`. Where an outer join keeps the rows of its other side, neither would do: such a table
/// is read by a query of its own.
template <class Query>
struct select_scope;
template <class... Clauses>
struct select_scope<select_query<Clauses...>> {
    using first = first_type<typename select_query<Clauses...>::tables>;

    template <class Source>
    static consteval deleted_rows deleted_of() {
        deleted_rows found = deleted_rows::left_out;
        (note_deleted<Source, std::is_same_v<Source, first>>(found, static_cast<Clauses*>(nullptr)),
         ...);
        return found;
    }

    template <class Source>
    using conditions_of = typename scope_conditions<Source, deleted_of<Source>()>::result;

    /// Of the clause's own table.
    template <class Clause>
    using conditions = conditions_of<typename source_in<Clause>::result>;

    static constexpr bool keeps_right = (keeps_right_side<Clauses> || ...);

    /// The table is read by a query of its own.
    template <class Clause>
    static constexpr bool is_narrowed =
        conditions<Clause>::size != 0 &&
        (Clause::position == clause::from ? keeps_right : keeps_right_side<Clause>);

    using in_where = std::conditional_t<keeps_right, types<>, conditions_of<first>>;
};

/// A query that is about all rows of its only table, of the library's own need.
template <class List, class... Clauses>
constexpr auto in_all_scopes(select_query<List, Clauses...> const& query) {
    using everywhere = deleted_clause<deleted_rows::of_all_scopes>;
    return select_query<List, everywhere, Clauses...>{
        static_cast<List const&>(query), {}, static_cast<Clauses const&>(query)...};
}

template <class Sources>
struct conditions_of_sources {
    using result = types<>;
};
template <class Source, class... Joins>
struct conditions_of_sources<types<from_clause<Source>, Joins...>>
    : scope_conditions<Source, deleted_rows::left_out> {};

/// What an update or delete adds to its condition: for its own table, and that in from().
template <class Table, class Where>
struct scope_of_rows {
    using choice = choice_of<Where>;
    using own    = typename scope_conditions<Table, choice::deleted>::result;
    using result =
        joined_types<own, typename conditions_of_sources<typename choice::sources>::result>;
};
template <class Table, class Where>
using conditions_of_write = typename scope_of_rows<Table, Where>::result;

template <class... Sources>
consteval bool sources_are_scoped(types<Sources...>) {
    return (is_scoped<typename source_in<Sources>::result> || ...);
}

/// Whether an update or delete is about any table that brings conditions.
template <class Table, class Where>
inline constexpr bool is_scoped_write =
    is_scoped<Table> || sources_are_scoped(typename choice_of<Where>::sources{});

}  // namespace orm
