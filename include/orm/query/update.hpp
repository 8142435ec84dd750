// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <span>
#include <utility>
#include <vector>

#include <orm/query/chosen_rows.hpp>
#include <orm/query/returning.hpp>
#include <orm/query/where.hpp>
#include <orm/query/written_table.hpp>

namespace orm {

/// What set() assigns is checked when the tables that it may speak of are known.
template <class Scope, table Table, class Client, class... Assignments>
consteval void check_set_values(assigned_values<Table, Client, Assignments...> const*) {
    if constexpr (check_rows<types<Assignments...>, typename Scope::tables>())
        static_cast<void>(
            (check_null_stays_out<typename Assignments::target,
                                  first_type<typename Assignments::operands>, Scope>() &&
             ...));
}

/// An update. `Where` is a condition, `every_row`, `nothing` as long as neither is said, or
/// `chosen_rows`.
template <table Table, class Values, class Where = nothing, class Returning = nothing>
struct update_query {
    using target   = Table;
    using operands = types<Values, Where, Returning>;

    Values    values;
    Where     condition  = {};
    Returning returning_ = {};

    /// Other tables, whose rows are found by where():
    /// `update(a).set(a.x = b.x).from(b).where(eq(b.id, a.b_id))`. Where several match one row, any
    /// of them is taken.
    template <row_source Source>
        requires std::same_as<Where, nothing>
    constexpr auto from(Source taken) const {
        return with_rows(choose_from<Table>(condition, taken));
    }

    /// Joins what from() has named; the condition does not speak of the table that is updated.
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
        using scope = scope_of_write<Table, Where>;
        check_set_values<scope>(static_cast<Values const*>(nullptr));
        return with_rows(choose_where<typename scope::tables>(condition, added));
    }

    constexpr auto all_rows() const
        requires says_no_rows_yet<Where>
    {
        check_set_values<scope_of_write<Table, Where>>(static_cast<Values const*>(nullptr));
        return with_rows(add_condition(condition, every_row{}));
    }

    /// Deleted rows, too.
    constexpr auto with_deleted() const
        requires takes_deleted<Where>
    {
        return with_rows(choose_deleted<Table, deleted_rows::included>(condition));
    }
    /// Only deleted rows.
    constexpr auto only_deleted() const
        requires takes_deleted<Where>
    {
        return with_rows(choose_deleted<Table, deleted_rows::only>(condition));
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

    /// The rows as they are afterwards; or values of them.
    template <selectable... Items>
        requires std::same_as<Returning, nothing>
    constexpr auto returning(Items... items) const {
        return update_query<Table, Values, Where, returning_for<Table, Items...>>{
            values, condition, make_returning<Table>(items...)};
    }

    template <class Target>
    constexpr auto into() const {
        return into_query<Target, update_query>{*this};
    }

private:
    template <class Chosen>
    [[gnu::always_inline]] constexpr auto with_rows(Chosen const& chosen) const {
        return update_query<Table, Values, Chosen, Returning>{values, chosen, returning_};
    }
};

template <class Table>
concept updatable_by_key = primary_key_of<Table>::size != 0 && updated_columns<Table>::size != 0;

/// Rule `update-by-key`.
template <class Table>
consteval bool check_updatable() {
    static_assert(updatable_by_key<Table>,
                  "orm: an update of whole structs finds its rows by their key and sets what is "
                  "not in it. The table has to have both. docs/errors.md#update-by-key");
    return updatable_by_key<Table>;
}

/// `update(users)` as long as it is not known what is set.
template <table Table>
struct update_start {
    template <class... Assignments>
        requires(sizeof...(Assignments) != 0)
    [[gnu::always_inline]] constexpr auto set(Assignments... assignments) const {
        if constexpr (all_assignments<Assignments...>()) {
            check_assignments<Table, Assignments...>();
            using values =
                assigned_values<Table, updated_by_client<Table, Assignments...>, Assignments...>;
            return update_query<Table, values>{values::make(assignments...)};
        } else {
            return update_query<Table, assigned_values<Table, types<>>>{};
        }
    }

    /// Many structs, each of which is written over the row of its key, by few statements: a vector
    /// is copied, or moved in, a span is looked at when the query runs. Rows that are not there
    /// stay away.
    constexpr auto rows(std::span<row_of<Table> const> rows) const {
        static_cast<void>(check_updatable<Table>());
        return update_query<Table, many_updates<Table>, every_row>{{rows}};
    }
    constexpr auto rows(std::vector<row_of<Table>> given) const {
        using held = many_updates<Table, std::vector<row_of<Table>>>;
        static_cast<void>(check_updatable<Table>());
        return update_query<Table, held, every_row>{{std::move(given)}};
    }
};

namespace dsl {

/// `update(users).set(users.age = users.age + 1).where(eq(users.id, id))`
template <table Table>
[[gnu::always_inline]] constexpr auto update(Table) {
    check_written_table<Table>();
    return update_start<Table>{};
}

}  // namespace dsl
}  // namespace orm
