// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <orm/query/on_conflict.hpp>
#include <orm/query/select_list.hpp>
#include <orm/query/source.hpp>

namespace orm {

/// The rows of a query, as what is inserted into some columns.
template <class Columns, class Query>
struct selected_rows {
    using operands = types<Query>;

    Query query;
};

template <class Source>
inline constexpr bool is_selected = false;
template <class Columns, class Query>
inline constexpr bool is_selected<selected_rows<Columns, Query>> = true;

template <class Columns, class Query>
concept as_many_as_columns = Columns::size == flat_items<typename Query::selected>::size;

/// Rule `insert-select-columns`.
template <class Columns, class Query>
consteval bool check_column_count() {
    static_assert(as_many_as_columns<Columns, Query>,
                  "orm: an insert from a query names as many columns as the query selects. "
                  "docs/errors.md#insert-select-columns");
    return as_many_as_columns<Columns, Query>;
}

/// What a query selects, seen as an expression that is assigned.
template <class Query, class Item>
struct selected_value {
    using type     = type_of<Item>;
    using operands = types<Item>;
    static constexpr null_rule nulls =
        is_nullable<typename Query::template value_of<Item>> ? null_rule::always : null_rule::never;
};

/// Rules `wrong-type-assigned`, `kept-differently` and `nullable-to-not-null`, as for a value.
template <class Column, class Value>
consteval bool check_selected_for() {
    if constexpr (!assignable_type<Column, Value>) {
        static_assert(assignable_type<Column, Value>,
                      "orm: a value of the wrong type is assigned to a column. Give one of the "
                      "column's type, or cast<>(). docs/errors.md#wrong-type-assigned");
        return false;
    } else if constexpr (!check_kept_alike<Column, first_type<typename Value::operands>>()) {
        return false;
    } else {
        return check_null_stays_out<Column, Value>();
    }
}

template <class Query, class... Columns, class... Items>
consteval bool check_selected_columns(types<Columns...>, types<Items...>) {
    return (check_selected_for<Columns, selected_value<Query, Items>>() && ...);
}

template <class Table, class Query, class... Columns>
consteval void check_selected_into() {
    if constexpr (check_column_count<types<Columns...>, Query>())
        if constexpr (check_selected_columns<Query>(types<Columns...>{},
                                                    flat_items<typename Query::selected>{}))
            check_column_is_given<
                typename missing_among<columns_of<Table>, types<Columns...>>::result>();
}

}  // namespace orm
