// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <boost/hana/unpack.hpp>

#include <orm/schema/modifiers.hpp>

namespace orm {

/// An index; its items are columns, expressions, or either in `asc` or `desc`.
template <class Items, class Condition = void>
struct index_constraint;

template <class... Items>
struct index_constraint<modifier_list<Items...>, void> {
    modifier_list<Items...> items;
    bool                    unique = false;
    std::string_view        name   = {};

    constexpr index_constraint named(std::string_view index_name) const {
        return {items, unique, index_name};
    }

    /// Only the rows that meet a condition are in the index.
    template <class Condition>
    constexpr auto where(Condition condition) const {
        return index_constraint<modifier_list<Items...>, Condition>{items, condition, unique, name};
    }
};

template <class... Items, class Condition>
struct index_constraint<modifier_list<Items...>, Condition> {
    modifier_list<Items...> items;
    Condition               condition;
    bool                    unique = false;
    std::string_view        name   = {};

    constexpr index_constraint named(std::string_view index_name) const {
        return {items, condition, unique, index_name};
    }
};

/// Facts of a table that are not of one column.
struct table_options {
    std::string_view schema;  // PostgreSQL: the schema it is in
    std::string_view renamed_from;
    bool             strict        = false;  // SQLite: columns hold what their type says
    bool             without_rowid = false;  // SQLite: stored in the order of its primary key
    bool             has_stranger  = false;  // something that is no constraint of a table
};

struct strict_option {
    constexpr void apply(table_options& options) const { options.strict = true; }
};

struct without_rowid_option {
    constexpr void apply(table_options& options) const { options.without_rowid = true; }
};

struct in_schema_option {
    std::string_view schema;
    constexpr void   apply(table_options& options) const { options.schema = schema; }
};

struct table_renamed_from_option {
    std::string_view name;
    constexpr void   apply(table_options& options) const { options.renamed_from = name; }
};

namespace modifiers {

inline constexpr strict_option        strict;
inline constexpr without_rowid_option without_rowid;

/// `index(posts.author_id, desc(posts.id))`; `.where(condition)` makes it partial.
template <class... Items>
constexpr auto index(Items... items) {
    return index_constraint<modifier_list<Items...>>{make_modifier_list(items...)};
}

template <class... Items>
constexpr auto unique_index(Items... items) {
    return index_constraint<modifier_list<Items...>>{make_modifier_list(items...), true};
}

/// The PostgreSQL schema a table lives in. SQLite has none: there the table's name stands alone.
consteval auto in_schema(std::string_view name) { return in_schema_option{name}; }

consteval auto table_renamed_from(std::string_view name) { return table_renamed_from_option{name}; }

}  // namespace modifiers

/// Facts of the table alone, such as `strict`.
template <class Constraint>
concept table_option =
    requires(Constraint const& constraint, table_options& options) { constraint.apply(options); };

template <class... Given>
inline constexpr bool are_columns =
    sizeof...(Given) != 0 && (requires { typename Given::table; } && ...);

template <class Constraint>
inline constexpr bool is_table_constraint = table_option<Constraint>;
template <class... Columns>
inline constexpr bool is_table_constraint<primary_key_constraint<Columns...>> =
    are_columns<Columns...>;
template <class... Columns>
inline constexpr bool is_table_constraint<unique_constraint<Columns...>> = are_columns<Columns...>;
template <class... Columns, class... Referenced>
inline constexpr bool
    is_table_constraint<foreign_key_constraint<types<Columns...>, types<Referenced...>>> =
        are_columns<Columns...> && are_columns<Referenced...>;
template <class Condition>
inline constexpr bool is_table_constraint<check_modifier<Condition>> = true;
template <class... Items, class Condition>
inline constexpr bool is_table_constraint<index_constraint<modifier_list<Items...>, Condition>> =
    sizeof...(Items) != 0;

/// What may stand in ORM_CONSTRAINTS.
template <class Constraint>
concept table_constraint = is_table_constraint<Constraint>;

template <class Table>
concept table_with_constraints = requires(Table const& table) { orm_constraints(table); };

/// What ORM_CONSTRAINTS says of a table: an empty tuple when it says nothing.
template <class Table>
constexpr auto constraints_of() {
    if constexpr (table_with_constraints<Table>)
        return orm_constraints(Table{});
    else
        return modifier_list<>{};
}

template <class Table>
using constraint_list_of = decltype(constraints_of<Table>());

template <class Table>
inline constexpr table_options table_options_of = [] {
    table_options options;
    boost::hana::unpack(constraints_of<Table>(), [&](auto const&... constraint) {
        (
            [&]<class Constraint>(Constraint const& one) {
                if constexpr (table_option<Constraint>) one.apply(options);
                if constexpr (!table_constraint<Constraint>) options.has_stranger = true;
            }(constraint),
            ...);
    });
    return options;
}();

}  // namespace orm

/// What concerns a table as a whole: `ORM_CONSTRAINTS(posts, index(posts.author_id,
/// desc(posts.id)))`. Write it once for a table, behind its ORM_TABLE, in the same namespace.
#define ORM_CONSTRAINTS(variable, ...)                                                            \
    constexpr auto orm_constraints([[maybe_unused]] decltype(variable) const& variable##_table) { \
        using namespace orm::modifiers;                                                           \
        using namespace orm::dsl;                                                                 \
        return orm::make_modifier_list(__VA_ARGS__);                                              \
    }
