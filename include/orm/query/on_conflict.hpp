// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/expr/logical.hpp>
#include <orm/query/values.hpp>

namespace orm {

/// Stands for a clause that is not there.
struct nothing {
    using operands = types<>;
};

template <table Table, class Source, class Conflict, class Returning>
struct insert_query;

/// `on conflict (...) do nothing`
template <class... Columns>
struct conflict_nothing {
    using operands = types<>;
};

/// `on conflict (key) do update` with everything that would have been inserted.
template <table Table>
struct conflict_replace {
    using operands = types<>;
};

/// `on conflict (...) do update set ... [where ...]`
template <class Columns, class Condition, class... Assignments>
struct conflict_update;
template <class... Columns, class Condition, class... Assignments>
struct conflict_update<types<Columns...>, Condition, Assignments...> {
    using operands = types<list<Assignments...>, Condition>;

    list<Assignments...> assignments;
    Condition            condition = {};
};

/// The table of the rows that could not be inserted.
template <class Table>
struct excluded_rows {};

/// The row that could not be inserted, inside of `do_update`: `excluded(users.name)`.
template <column Column>
struct excluded_column {
    using table    = excluded_rows<typename Column::table>;
    using type     = typename Column::type;
    using operands = types<>;
    static constexpr null_rule nulls =
        is_nullable<typename Column::declared> ? null_rule::always : null_rule::never;
};

template <column Column, class Tables>
struct foreign_column<excluded_column<Column>, Tables> {
    using excluded = excluded_column<Column>;
    using result =
        std::conditional_t<Tables::template contains<typename excluded::table>, void, excluded>;
};
template <column Column>
struct stored_like<excluded_column<Column>> : stored_like<Column> {};

/// What `do_update` may speak of: the row that is there and the one that could not be inserted.
template <class Table>
using conflict_tables = types<Table, excluded_rows<Table>>;

/// `.on_conflict(...)` as long as it is not known what to do then.
template <class Query, class... Columns>
struct conflict_target;

template <class Table, class Source, class Returning, class... Columns>
struct conflict_target<insert_query<Table, Source, nothing, Returning>, Columns...> {
    insert_query<Table, Source, nothing, Returning> query;

    constexpr auto do_nothing() const {
        return insert_query<Table, Source, conflict_nothing<Columns...>, Returning>{
            query.source, {}, query.returning_};
    }

    /// Changes the row that is there: `do_update(users.name = excluded(users.name))`.
    template <class... Assignments>
        requires(sizeof...(Columns) != 0 && sizeof...(Assignments) != 0 &&
                 (is_assignment<Assignments> && ...))
    constexpr auto do_update(Assignments... assignments) const {
        check_assignments<Table, Assignments...>();
        static_cast<void>(check_rows<types<Assignments...>, conflict_tables<Table>>());
        using update = conflict_update<types<Columns...>, nothing, Assignments...>;
        return insert_query<Table, Source, update, Returning>{
            query.source, {make_list(assignments...), {}}, query.returning_};
    }

    /// The same, only for rows that meet a condition; others stay as they are.
    template <condition Condition, class... Assignments>
        requires(sizeof...(Columns) != 0 && sizeof...(Assignments) != 0 &&
                 (is_assignment<Assignments> && ...))
    constexpr auto do_update_where(Condition condition, Assignments... assignments) const {
        check_assignments<Table, Assignments...>();
        static_cast<void>(check_rows<types<Condition, Assignments...>, conflict_tables<Table>>());
        using update = conflict_update<types<Columns...>, Condition, Assignments...>;
        return insert_query<Table, Source, update, Returning>{
            query.source, {make_list(assignments...), condition}, query.returning_};
    }
};

namespace dsl {

template <column Column>
constexpr auto excluded(Column) {
    return excluded_column<Column>{};
}

}  // namespace dsl
}  // namespace orm
