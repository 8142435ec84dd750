// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/query/update.hpp>

namespace orm {

/// `"deleted_at" = null`
template <table Table>
struct restoration {
    using operands = types<>;
};
template <class Scope, table Table>
consteval void check_set_values(restoration<Table> const*) {}

/// A delete of a table with soft delete notes when.
template <table Table, class Where>
inline constexpr bool is_soft_delete =
    has_soft_delete<Table> && choice_of<Where>::deleted != deleted_rows::purged;

/// A delete. `Where` as in `update_query`.
template <table Table, class Where = nothing, class Returning = nothing>
struct delete_query {
    using target   = Table;
    using operands = types<Where, Returning>;

    Where     condition  = {};
    Returning returning_ = {};

    /// Other tables, whose rows are found by where(): `delete_from(a).using_(b).where(...)`.
    template <row_source Source>
        requires std::same_as<Where, nothing>
    constexpr auto using_(Source taken) const {
        return with_rows(choose_from<Table>(condition, taken));
    }

    /// Joins what using_() has named; the condition does not speak of the table that is deleted
    /// from.
    template <row_source Source, class On>
        requires(has_sources<Where> && says_no_rows_yet<Where>)
    constexpr auto inner_join(Source taken, On given) const {
        return with_rows(choose_join<Table, join_kind::inner>(condition, taken, given));
    }
    template <row_source Source, class On>
        requires(has_sources<Where> && says_no_rows_yet<Where>)
    constexpr auto left_join(Source taken, On given) const {
        return with_rows(choose_join<Table, join_kind::left>(condition, taken, given));
    }

    /// A second `where` adds to the first.
    template <class Condition>
        requires takes_conditions<Where>
    [[gnu::always_inline]] constexpr auto where(Condition added) const {
        return with_rows(
            choose_where<typename scope_of_write<Table, Where>::tables>(condition, added));
    }

    constexpr auto all_rows() const
        requires says_no_rows_yet<Where>
    {
        return with_rows(add_condition(condition, every_row{}));
    }

    /// Only the first rows, in an order.
    template <class... Items>
        requires(sizeof...(Items) != 0 && takes_order<Where>)
    constexpr auto order_by(Items... given) const {
        return with_rows(choose_order<Table>(condition, given...));
    }
    template <class Count>
        requires takes_limit<Where>
    constexpr auto limit(Count number) const {
        return with_rows(choose_limit(condition, number));
    }

    /// The rows as they were; or values of them.
    template <selectable... Items>
        requires std::same_as<Returning, nothing>
    constexpr auto returning(Items... items) const {
        return delete_query<Table, Where, returning_for<Table, Items...>>{
            condition, make_returning<Table>(items...)};
    }

    template <class Target>
    constexpr auto into() const {
        return into_query<Target, delete_query>{*this};
    }

private:
    template <class Chosen>
    [[gnu::always_inline]] constexpr auto with_rows(Chosen const& chosen) const {
        return delete_query<Table, Chosen, Returning>{chosen, returning_};
    }
};

namespace dsl {

/// `delete_from(users).where(eq(users.id, id))`
template <table Table>
[[gnu::always_inline]] constexpr auto delete_from(Table) {
    check_written_table<Table>();
    return delete_query<Table>{};
}

/// Deletes rows of a table with soft delete for good, those that are deleted already as well:
/// `purge(posts).where(lt(posts.deleted_at, last_year))`.
template <table Table>
constexpr auto purge(Table) {
    check_written_table<Table>();
    if constexpr (check_soft_delete<Table>())
        return delete_query<Table, rows_among<deleted_rows::purged, nothing>>{};
    else
        return delete_query<Table>{};
}

/// Brings deleted rows back: `restore(posts).where(posts.id == 7)`.
template <table Table>
constexpr auto restore(Table) {
    check_written_table<Table>();
    if constexpr (check_soft_delete<Table>())
        return update_query<Table, restoration<Table>, rows_among<deleted_rows::only, nothing>>{};
    else
        return delete_query<Table>{};
}

}  // namespace dsl
}  // namespace orm
