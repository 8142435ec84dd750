// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/query/check.hpp>
#include <orm/query/into_result.hpp>
#include <orm/query/relations_read.hpp>
#include <orm/schema/view.hpp>

namespace orm {

template <class View, class Query>
concept lists_every_column_of_its_query =
    columns_of<View>::size == flat_items<typename Query::selected>::size;

/// Rule `view-column-count`.
template <class View, class Query>
consteval bool check_view_column_count() {
    static_assert(
        lists_every_column_of_its_query<View, Query>,
        "orm: ORM_VIEW() lists more or fewer columns than its query selects. List one for "
        "each. docs/errors.md#view-column-count");
    return lists_every_column_of_its_query<View, Query>;
}

/// Rule `view-column-type`. Its template arguments show the column and both types.
template <class Column, class Declared, class Selected>
consteval bool check_view_column_type() {
    static_assert(member_takes<Declared, Selected>,
                  "orm: a column of a view has another type than what its query selects in this "
                  "place. What may be null needs a std::optional. docs/errors.md#view-column-type");
    return member_takes<Declared, Selected>;
}

template <class Column>
concept only_renamed = [] {
    constexpr column_options const& said = options_of<Column>;
    return !said.primary_key && !said.autoincrement && !said.unique && !said.has_default &&
           !said.has_client_value && !said.has_update_value && !said.has_reference &&
           !said.has_expression && said.collation.empty() && said.renamed_from.empty() &&
           said.generated == generated_kind::none;
}();

/// Rule `view-column-modifier`.
template <class Column>
consteval bool check_view_column_modifiers() {
    static_assert(only_renamed<Column>,
                  "orm: a column of a view takes no modifiers but named(), as_integer and as_text: "
                  "all else is said of the tables that it reads. "
                  "docs/errors.md#view-column-modifier");
    return only_renamed<Column>;
}

template <class Query, class Column, class Item>
consteval bool check_view_column() {
    if constexpr (!check_view_column_modifiers<Column>())
        return false;
    else if constexpr (!check_view_column_type<Column, typename Column::declared,
                                               typename Query::template value_of<Item>>())
        return false;
    else
        return check_kept_alike<Column, Item>();
}

template <class Query, class... Columns, class... Items>
consteval bool check_view_columns(types<Columns...>, types<Items...>) {
    return (check_view_column<Query, Columns, Items>() && ...);
}

/// Whether it is the engine's own words that nobody looks into; specialised where those are known.
template <class Query>
inline constexpr bool is_view_sql = false;

template <class Type>
concept query_for_a_view = subquery<Type> || is_view_sql<Type>;

/// Rule `view-of-no-query`.
template <class Query>
consteval bool check_view_query() {
    static_assert(query_for_a_view<Query>,
                  "orm: ORM_VIEW() is given what is no query. Give it a select() or a set "
                  "operation. docs/errors.md#view-of-no-query");
    return query_for_a_view<Query>;
}

template <class... Columns>
consteval bool check_view_modifiers(types<Columns...>) {
    return (check_view_column_modifiers<Columns>() && ...);
}

/// All that must hold between a view's columns and its query.
template <view View>
consteval bool check_view() {
    using query = query_of_view<View>;
    if constexpr (std::is_same_v<query, int>) {
        return false;  // clang's idea of a query that has a mistake of its own
    } else if constexpr (is_view_sql<query>) {
        return check_view_modifiers(columns_of<View>{});
    } else if constexpr (check_view_query<query>()) {
        check_query<query>();
        check_only_reads<query>();
        if constexpr (check_view_column_count<View, query>())
            return check_view_columns<query>(columns_of<View>{},
                                             flat_items<typename query::selected>{});
    }
    return false;
}

}  // namespace orm

/// A query with a name in the database, which is read like a table:
///
///     struct adult { std::int64_t id{}; std::string name; };
///     ORM_VIEW(adults, adult, "adults",
///         select(users.id, users.name).from(users).where(users.age >= 18),
///         (id), (name))
///
/// The struct is a row of it. Its columns are those that the query selects, in their order; count,
/// types and what may be null are compared here. Values in the query become constants of the text.
#define ORM_VIEW(variable, Row, view_name, view_query, ...) \
    ORM_VIEW_OF_KIND("ORM_VIEW", orm::view_base, variable, Row, view_name, view_query, __VA_ARGS__)

/// A view that keeps its rows until `db.run(refresh(variable))`. PostgreSQL only.
#define ORM_MATERIALIZED_VIEW(variable, Row, view_name, view_query, ...)                  \
    ORM_VIEW_OF_KIND("ORM_MATERIALIZED_VIEW", orm::materialized_view_base, variable, Row, \
                     view_name, view_query, __VA_ARGS__)

#define ORM_VIEW_OF_KIND(macro, Base, variable, Row, view_name, view_query, ...) \
    ORM_ROWS(macro, Base, variable, Row, view_name, __VA_ARGS__)                 \
    [[maybe_unused]] constexpr auto orm_view_query(variable##_t const&) {        \
        using namespace orm::dsl;                                                \
        return view_query;                                                       \
    }                                                                            \
    [[maybe_unused]] inline constexpr bool variable##_is_checked = orm::check_view<variable##_t>();
