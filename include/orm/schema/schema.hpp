// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/foreign_key_rules.hpp>
#include <orm/schema/table_rules.hpp>
#include <orm/support/name_lookup.hpp>

namespace orm {

/// The tables of a database, in an order of the user's choice. It is a type and holds no data: what
/// it means to an engine is asked of `lower` and `create_sql`.
template <table... Tables>
struct schema_of {
    using tables = types<Tables...>;
};

template <class Type>
inline constexpr bool is_schema = false;
template <class... Tables>
inline constexpr bool is_schema<schema_of<Tables...>> = true;

template <class Type>
concept database_schema = is_schema<Type>;

template <class Table, class Earlier>
concept tables_differ_in_name =
    !same_name({table_options_of<Table>.schema, table_facts<Table>::name},
               {table_options_of<Earlier>.schema, table_facts<Earlier>::name});

template <class Table, class Earlier>
consteval bool check_table_name() {
    static_assert(
        tables_differ_in_name<Table, Earlier>,
        "orm: schema() meets two tables whose names differ in no more than the case of "
        "letters, or one table twice. Rename one of them. docs/errors.md#duplicate-table");
    return tables_differ_in_name<Table, Earlier>;
}

template <class... Tables>
inline constexpr name_pair same_table_names = [] {
    scoped_name const names[]{{table_options_of<Tables>.schema, table_facts<Tables>::name}...};
    return find_duplicate(names);
}();

template <class... Tables>
consteval bool check_table_names() {
    constexpr name_pair same = same_table_names<Tables...>;
    if constexpr (same.second == 0)
        return true;
    else
        return check_table_name<type_at<types<Tables...>, same.second>,
                                type_at<types<Tables...>, same.first>>();
}

/// A mistake in one table or name is told before those between tables, which may follow from it.
template <class... Tables>
consteval bool check_schema() {
    if constexpr (check_table_names<Tables...>()) {
        if constexpr ((check_table<Tables>() & ...))
            return (check_foreign_keys<types<Tables...>>(foreign_keys_of<Tables>{}) & ...);
    }
    return false;
}

/// `inline constexpr auto blog = orm::schema(users, posts);`: all tables that a database is made
/// of. Here the compiler checks what concerns them together: names, keys and references.
template <table... Tables>
    requires(sizeof...(Tables) != 0)
consteval auto schema(Tables const&...) {
    check_schema<Tables...>();
    return schema_of<Tables...>{};
}

}  // namespace orm
