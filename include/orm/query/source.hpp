// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>

#include <orm/expr/alias.hpp>
#include <orm/query/scope.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/same_text.hpp>

// What rows come from: tables, and queries with a name.

namespace orm {

/// The base of queries with a name: derived tables and common table expressions.
struct named_rows_base {};

template <class Type>
concept named_rows = std::is_base_of_v<named_rows_base, Type>;

/// What from() and the joins take.
template <class Type>
concept row_source = table<Type> || named_rows<Type>;

/// What stands for a source in the statement: a common table expression is known there by its name.
template <class Source>
struct source_of {
    using result = Source;
};

/// That with() declares these rows, for all that is behind it.
template <class Rows>
struct declared {};

/// Rows in from() that no with() declares.
template <class Rows>
struct undeclared {};

/// `undeclared` where a source is such rows; void for all others.
template <class Source, class Around>
struct undeclared_source {
    using result = void;
};

/// The name that a source goes by in the rest of a statement.
template <row_source Source>
constexpr std::string_view label_of() {
    if constexpr (named_rows<Source>)
        return Source::label;
    else
        return table_facts<Source>::alias.empty() ? table_facts<Source>::name
                                                  : table_facts<Source>::alias;
}

/// A lateral query may speak of the tables before it.
template <class Source>
inline constexpr bool speaks_of_neighbours = false;

/// Whether a column of a source is an expression in some engine, so that a query that selects it
/// has to name it.
template <class Item>
inline constexpr bool is_computed = false;

/// A whole table in a select list: its columns, read into its struct.
template <table Table>
struct all_columns {
    using operands = types<>;
};

/// The name that an output has in SQL; empty where it has none.
template <class Item>
constexpr std::string_view name_of_output() {
    if constexpr (column<Item>)
        return name_of<Item>;
    else if constexpr (requires { Item::name; })
        return Item::name;
    else
        return {};
}

/// The type of a column of a named query. A lateral one does not know whether a join around it
/// leaves out what it speaks of.
template <class Rows, class Item>
struct derived_value {
    using result = typename Rows::query_type::template value_of<Item>;
};
template <class Rows, class Item>
    requires speaks_of_neighbours<Rows> &&
             (!std::is_void_v<typename foreign_column<Item, typename Rows::scope::tables>::result>)
struct derived_value<Rows, Item> {
    using result = std::optional<type_of<Item>>;
};

/// A column of a named query: one of the expressions that the query selects.
template <class Rows, class Item>
struct derived_column : source_column<Rows, typename derived_value<Rows, Item>::result> {
    static constexpr std::string_view name = name_of_output<Item>();
};

template <class Rows, class Item>
struct stored_like<derived_column<Rows, Item>> : stored_like<Item> {};

/// What `select()` of everything takes from a source.
template <class Source>
struct items_of_source {
    using result = types<all_columns<Source>>;
};
template <named_rows Rows>
struct items_of_source<Rows> {
    template <class... Items>
    static types<derived_column<Rows, Items>...> of(types<Items...>);

    using result = decltype(of(typename Rows::items{}));
};

/// The columns of a select list one by one, those of whole tables as well.
template <class Item>
struct columns_of_item {
    using result = types<Item>;
};
template <table Table>
struct columns_of_item<all_columns<Table>> {
    using result = columns_of<Table>;
};
template <class Items>
struct flat_items_of;
template <class... Items>
struct flat_items_of<types<Items...>> {
    using result = joined_types<typename columns_of_item<Items>::result...>;
};
template <class Items>
using flat_items = typename flat_items_of<Items>::result;

template <class... Items>
consteval bool have_names(types<Items...>) {
    return (!name_of_output<Items>().empty() && ...);
}

template <class... Items>
consteval bool have_different_names(types<Items...>) {
    std::string_view const names[]{{}, name_of_output<Items>()...};
    for (std::string_view const& name : names)
        for (std::string_view const* other = names; other != &name; ++other)
            if (!name.empty() && same_name(name, *other)) return false;
    return true;
}

template <class Items>
concept columns_have_names = have_names(Items{});

template <class Items>
concept columns_have_different_names = have_different_names(Items{});

/// Rules `derived-column-without-name` and `derived-columns-of-one-name`.
template <class Items>
consteval bool check_derived_columns() {
    if constexpr (!columns_have_names<Items>) {
        static_assert(columns_have_names<Items>,
                      "orm: an expression that a named query selects has no name. Give it one by "
                      "as<>(). docs/errors.md#derived-column-without-name");
        return false;
    } else {
        static_assert(columns_have_different_names<Items>,
                      "orm: two columns that a named query selects have the same name. Rename one "
                      "by as<>(). docs/errors.md#derived-columns-of-one-name");
        return columns_have_different_names<Items>;
    }
}

template <class Rows, class Item>
concept selects = Rows::items::template contains<Item>;

/// Rule `not-in-derived`.
template <class Rows, class Item>
consteval bool check_selected() {
    static_assert(selects<Rows, Item>,
                  "orm: the named query has no such column. Index it by what it selects. "
                  "docs/errors.md#not-in-derived");
    return selects<Rows, Item>;
}

/// What derived tables and common table expressions have alike. `Query` tells their columns.
template <class Rows, fixed_string Name, class Query>
struct named_query : named_rows_base {
    static constexpr std::string_view label = Name.view();

    using query_type = Query;
    using scope      = typename Query::scope;
    using items      = flat_items<typename Query::selected>;

    /// A column, by the expression that made it: `recent[posts.author_id]`, `recent[total]`.
    template <class Item>
    constexpr auto operator[](Item) const {
        if constexpr (check_selected<Rows, Item>())
            return derived_column<Rows, Item>{};
        else
            return invalid_expression{};
    }
};

/// `(select ...) as "recent"`. It holds its query; `Lateral` says that the query speaks of the
/// tables before it.
template <fixed_string Name, class Query, bool Lateral = false>
struct derived_table : named_query<derived_table<Name, Query, Lateral>, Name, Query> {
    using operands = types<Query>;

    Query query;

    constexpr explicit derived_table(Query given) : query(given) {}
};

template <fixed_string Name, class Query>
inline constexpr bool speaks_of_neighbours<derived_table<Name, Query, true>> = true;

namespace dsl {

/// A query that is joined and may speak of the tables before it. PostgreSQL only:
/// `cross_join(lateral(newest.as<"newest">()))`
template <fixed_string Name, class Query>
constexpr auto lateral(derived_table<Name, Query, false> rows) {
    return derived_table<Name, Query, true>(rows.query);
}

}  // namespace dsl
}  // namespace orm
