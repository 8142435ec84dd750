// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/relation/level_query.hpp>
#include <orm/support/types.hpp>

// What is read of a level in place of all its rows: an aggregate of them, or one of them.

namespace orm {

/// The column that a pointer to member stands for.
template <auto Member, class Table>
using column_of_member =
    type_at<columns_of<Table>, column_names<columns_of<Table>>::find(name_of_member<Member>)>;

/// What a member of a shape asks of the rows that belong to its row.
template <class Member>
struct aggregate_in;
template <class Row>
struct aggregate_in<count_of<Row>> {
    template <class>
    static constexpr auto over() {
        return dsl::count();
    }
};
template <aggregate_function Function, auto Member, class Row>
struct aggregate_in<aggregate_of<Function, Member, Row>> {
    template <class Table>
    static constexpr auto over() {
        return make_aggregate<Function, false>(column_of_member<Member, Table>{});
    }
};

/// The statement of an aggregate over the rows of a level. `Member` is that of the shape.
template <class Member, class Link, class... Clauses>
struct level_aggregates {
    using level = typename related<Member>::level;
    using key   = typename Link::child_columns;
    using given = list<Clauses...>;

    static constexpr auto make(value const* keys, std::size_t count, given const& clauses) {
        return level_query<level, Link, Clauses...>::make_aggregates(
            aggregate_in<Member>::template over<table_of_level<level>>(), keys, count, clauses);
    }
};

template <direction Direction, class Column>
constexpr auto directed(Column column) {
    return ordering<Direction, nulls_position::engine_default, Column>{column};
}
template <direction Direction, class Column>
constexpr auto with_nulls_last(Column column) {
    if constexpr (is_nullable<typename Column::declared>)
        return directed<Direction>(column).nulls_last();
    else
        return directed<Direction>(column);
}

template <direction Direction, class Column, class... Key>
constexpr auto order_of_pick(types<Key...>) {
    using by    = decltype(with_nulls_last<Direction>(Column{}));
    using order = order_by_clause<by, decltype(directed<Direction>(Key{}))...>;
    return order{make_list(with_nulls_last<Direction>(Column{}), directed<Direction>(Key{})...)};
}

/// The same conditions, and the one row of each parent that a member of a shape takes.
template <direction Direction, auto Member, class Level, class... Clauses>
constexpr auto clauses_of_pick(picked_row<Direction, Member, Level> const*,
                               list<Clauses...> const& clauses) {
    using table     = table_of_level<Level>;
    using column    = column_of_member<Member, table>;
    using key       = types_but<primary_key_of<table>, types<column>>;
    auto const kept = keep<clause::where>(keep<clause::from>(list<>{}, clauses), clauses);
    return append_to(kept, order_of_pick<Direction, column>(key{}), dsl::limit(1));
}

}  // namespace orm
