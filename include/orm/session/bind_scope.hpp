// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/session/binder.hpp>

// The values of statements in which tables bring conditions along.

namespace orm {

/// A delete of a table with soft delete notes when.
template <table Table>
void bind_deletion(binder& out) {
    using column = column_of_role<Table, member_role::deleted_at>;
    ::new (place_for<column>(out)) value(
        to_value<encoding_of<column>>(moment_of<typename column::type>(out), out.temporaries));
    out.note_column();
}

/// What tables bring along. Only mixins have values.
template <class... Conditions, class Arguments>
void bind_scope([[maybe_unused]] binder&          out, types<Conditions...>,
                [[maybe_unused]] Arguments const* arguments) {
    [[maybe_unused]] auto const bind_one = [&]<class Condition>(Condition*) {
        if constexpr (parameter_count<Condition> != 0) {
            auto const   made  = Condition::make();
            value* const first = out.next;
            bind(out, &made, arguments);
            keep_values_since(out, first);
        }
    };
    (bind_one(static_cast<Conditions*>(nullptr)), ...);
}

template <class Clause, class Arguments>
void bind_source(binder& out, Clause const* clause, Arguments const* arguments) {
    bind(out, clause, arguments);
    if constexpr (Clause::position == clause::join)
        bind_scope(out, default_conditions<typename source_in<Clause>::result>{}, arguments);
}

/// Which rows an update or delete is about.
template <class Table, class Where, class Arguments>
void bind_rows_of(binder& out, Where const* where, Arguments const* arguments) {
    bind(out, where, arguments);
    bind_scope(out, conditions_of_write<Table, Where>{}, arguments);
}
template <class Table, class Sources, class Condition, class Tail, class Arguments>
void bind_rows_of(binder& out, chosen_rows<Sources, Condition, Tail> const* where,
                  Arguments const* arguments) {
    for_each_item(&where->sources, [&](auto const* each) { bind_source(out, each, arguments); });
    bind(out, &where->condition, arguments);
    bind_scope(out, conditions_of_write<Table, chosen_rows<Sources, Condition, Tail>>{}, arguments);
    bind(out, &where->tail, arguments);
}
template <class Table, class Where, class Arguments>
[[gnu::always_inline]] inline void bind_rows(binder& out, Where const* where,
                                             Arguments const* arguments) {
    if constexpr (write_parameters<Table, Where>() == 0)
        bind(out, where, arguments);
    else
        bind_rows_of<Table>(out, where, arguments);
}

template <table Table, class Values, class Where, class Returning, class Arguments>
[[gnu::always_inline]] inline void bind(binder&                                              out,
                                        update_query<Table, Values, Where, Returning> const* query,
                                        Arguments const* arguments) {
    bind(out, &query->values, arguments);
    bind_rows<Table>(out, &query->condition, arguments);
    bind(out, &query->returning_, arguments);
}

template <table Table, class Where, class Returning, class Arguments>
[[gnu::always_inline]] inline void bind(binder&                                      out,
                                        delete_query<Table, Where, Returning> const* query,
                                        Arguments const*                             arguments) {
    if constexpr (is_soft_delete<Table, Where>) bind_deletion<Table>(out);
    bind_rows<Table>(out, &query->condition, arguments);
    bind(out, &query->returning_, arguments);
}

template <table Table, class Columns, class Arguments>
void bind(binder& out, conflict_replace<Table, Columns> const*, Arguments const* arguments) {
    if constexpr (Columns::size != 0) bind_scope(out, default_conditions<Table>{}, arguments);
}
template <class Columns, class Condition, class... Assignments, class Arguments>
[[gnu::always_inline]] inline void bind(
    binder& out, conflict_update<Columns, Condition, Assignments...> const* conflict,
    Arguments const* arguments) {
    using target = typename first_type<types<Assignments...>>::target::table;
    bind(out, &conflict->assignments, arguments);
    bind(out, &conflict->condition, arguments);
    bind_scope(out, default_conditions<target>{}, arguments);
}

/// A clause with what tables bring along, in the order in which they are written.
template <class Scope, class Clause, class Arguments>
void bind_scoped(binder& out, bool& pending, Clause const* clause, Arguments const* arguments) {
    using conditions  = typename Scope::template conditions<Clause>;
    bool const before = Clause::position > clause::where && pending;
    if (before) bind_scope(out, typename Scope::in_where{}, arguments), pending = false;
    constexpr bool joined   = Clause::position == clause::join;
    constexpr bool narrowed = Scope::template is_narrowed<Clause>;
    if constexpr (narrowed && joined) bind_scope(out, conditions{}, arguments);
    bind(out, clause, arguments);
    if constexpr (is_where<Clause>)
        bind_scope(out, typename Scope::in_where{}, arguments), pending = false;
    if constexpr (narrowed != joined) bind_scope(out, conditions{}, arguments);
}

template <class Query, class... Clauses, class Arguments>
[[gnu::always_inline]] inline void bind_clauses([[maybe_unused]] binder&      out,
                                                [[maybe_unused]] Query const* query,
                                                types<Clauses...>,
                                                [[maybe_unused]] Arguments const* arguments) {
    (bind(out, static_cast<Clauses const*>(query), arguments), ...);
}

template <class... Clauses, class Arguments>
[[gnu::always_inline]] inline void bind(binder& out, select_query<Clauses...> const* query,
                                        Arguments const* arguments) {
    if constexpr (scope_parameters<select_query<Clauses...>>() != 0) {
        using scope  = select_scope<select_query<Clauses...>>;
        bool pending = true;
        (bind_scoped<scope>(out, pending, static_cast<Clauses const*>(query), arguments), ...);
        if (pending) bind_scope(out, typename scope::in_where{}, arguments);
    } else {
        using bound = joined_types<
            std::conditional_t<parameter_count<Clauses> != 0, types<Clauses>, types<>>...>;
        bind_clauses(out, query, bound{}, arguments);
    }
}

}  // namespace orm
