// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/query/insert_select.hpp>
#include <orm/query/on_conflict.hpp>
#include <orm/query/returning.hpp>
#include <orm/query/values.hpp>
#include <orm/query/written_table.hpp>

namespace orm {

/// A source that names no column, which is written as `default values`.
template <class Source>
inline constexpr bool has_no_columns = false;
template <class Table>
inline constexpr bool has_no_columns<assigned_values<Table, types<>>> = true;
template <class Table, class Held>
inline constexpr bool has_no_columns<row_values<Table, Held, types<>>> = true;
template <class Table, class Held>
inline constexpr bool has_no_columns<many_rows<Table, Held>> = inserted_columns<Table>::size == 0;

/// A source that says which columns it names.
template <class Source>
inline constexpr bool names_columns = is_selected<Source>;
template <class Table, class Client, class First, class... Assignments>
inline constexpr bool names_columns<assigned_values<Table, Client, First, Assignments...>> = true;

/// An insert statement. `Conflict` and `Returning` are `nothing` where they are not given.
template <table Table, class Source, class Conflict = nothing, class Returning = nothing>
struct insert_query {
    using target   = Table;
    using operands = types<Source, Conflict, Returning>;

    Source    source;
    Conflict  conflict   = {};
    Returning returning_ = {};

    /// Does not insert a row that breaks uniqueness: `.on_conflict(users.email).do_nothing()`. The
    /// columns are those of a primary key, a unique constraint or a unique index; none stands for
    /// any. There is none for `default_values()`, behind which SQL knows no such clause.
    /// A unique index for only some of the rows brings its condition along. SQLite takes several
    /// such clauses, of which the first that applies counts.
    template <column... Columns>
        requires(takes_another_conflict<Conflict> && !has_no_columns<Source>)
    [[gnu::always_inline]] constexpr auto on_conflict(Columns...) const {
        if constexpr ((check_target_column<Columns, Table>() && ...))
            static_cast<void>(check_conflict_target<types<Columns...>>());
        return conflict_target<insert_query, Columns...>{*this};
    }

    /// By the name of a constraint: `.on_conflict_on<"users_email_key">()`. PostgreSQL only.
    template <fixed_string Name>
        requires(has_no_answer<Conflict> && !has_no_columns<Source>)
    constexpr auto on_conflict_on() const {
        return conflict_target<insert_query, constraint_name<Name>>{*this};
    }

    /// A row that breaks uniqueness takes the place of those that are there. SQLite only.
    constexpr auto or_replace() const
        requires std::same_as<Conflict, nothing>
    {
        return answered<resolved_conflict<conflict_resolution::replace>>();
    }

    /// A row that breaks uniqueness, a check or a not-null column is left out. SQLite only.
    constexpr auto or_ignore() const
        requires std::same_as<Conflict, nothing>
    {
        return answered<resolved_conflict<conflict_resolution::ignore>>();
    }

    /// The given keys are written, also where the database always counts them itself. SQLite does
    /// so without a word.
    constexpr auto overriding_system_value() const
        requires(std::same_as<Conflict, nothing> && names_columns<Source>)
    {
        return answered<overridden<overriding::system_value>>();
    }

    /// The database counts keys that are given, which is of use where whole rows are selected.
    /// PostgreSQL only.
    constexpr auto overriding_user_value() const
        requires(std::same_as<Conflict, nothing> && names_columns<Source>)
    {
        return answered<overridden<overriding::user_value>>();
    }

    /// The inserted rows as they are stored; or values of them.
    template <selectable... Items>
        requires std::same_as<Returning, nothing>
    constexpr auto returning(Items... items) const {
        return insert_query<Table, Source, Conflict, returning_for<Table, Items...>>{
            source, conflict, make_returning<Table>(items...)};
    }

    template <class Target>
    constexpr auto into() const {
        return into_query<Target, insert_query>{*this};
    }

private:
    template <class Answer>
    constexpr auto answered() const {
        return insert_query<Table, Source, Answer, Returning>{source, {}, returning_};
    }
};

/// `insert_into(users).columns(...)` as long as it is not known where the rows come from.
template <table Table, column... Columns>
struct insert_columns {
    /// The rows of a query. Columns left out have the values that the database gives them.
    template <subquery Query>
    constexpr auto select(Query query) const {
        using columns = types<Columns...>;
        check_assignments<Table, assignment<Columns, nothing>...>();
        check_selected_into<Table, Query, Columns...>();
        return insert_query<Table, selected_rows<columns, Query>>{{query}};
    }
};

/// `insert_into(users)` as long as it is not known what is inserted.
template <table Table>
struct insert_start {
    using row = row_of<Table>;

    /// One row by its columns: `values(users.email = "a@example.org", users.role = Role::admin)`.
    /// Every column is given that is neither nullable nor filled in by the database or the client.
    template <class... Assignments>
        requires((is_assignment<Assignments> || expression<Assignments>) && ...)
    [[gnu::always_inline]] constexpr auto values(Assignments... assignments) const {
        if constexpr (all_assignments<Assignments...>()) {
            check_assignments<Table, Assignments...>();
            check_required_columns<Table, Assignments...>();
            check_assigned_values<types<>, Assignments...>();
            using source =
                assigned_values<Table, left_to_client<Table, Assignments...>, Assignments...>;
            return insert_query<Table, source>{source::make(assignments...)};
        } else {
            return insert_query<Table, assigned_values<Table, types<>>>{};
        }
    }

    /// A whole struct, without the columns that the database makes.
    [[gnu::always_inline]] constexpr auto values(row const& values) const {
        return insert_query<Table, row_values<Table, row>>{{values}};
    }
    [[gnu::always_inline]] constexpr auto values(row&& values) const {
        return insert_query<Table, row_values<Table, row>>{{std::move(values)}};
    }

    /// Many structs: a vector is copied, or moved in, a span is looked at when the query runs.
    [[gnu::always_inline]] constexpr auto values(std::span<row const> rows) const {
        return insert_query<Table, many_rows<Table>>{{rows}};
    }
    [[gnu::always_inline]] constexpr auto values(std::vector<row> rows) const {
        return insert_query<Table, many_rows<Table, std::vector<row>>>{{std::move(rows)}};
    }

    /// Names the columns that a query fills:
    /// `insert_into(archive).columns(archive.id, archive.title).select(select(...).from(posts))`.
    template <column... Columns>
        requires(sizeof...(Columns) != 0)
    constexpr auto columns(Columns...) const {
        return insert_columns<Table, Columns...>{};
    }

    /// A row of nothing but defaults.
    constexpr auto default_values() const {
        check_required_columns<Table>();
        using source = assigned_values<Table, left_to_client<Table>>;
        return insert_query<Table, source>{};
    }
};

namespace dsl {

template <table Table>
[[gnu::always_inline]] constexpr auto insert_into(Table) {
    check_written_table<Table>();
    return insert_start<Table>{};
}

}  // namespace dsl
}  // namespace orm
