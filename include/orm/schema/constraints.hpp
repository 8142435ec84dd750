// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <boost/hana/unpack.hpp>

#include <orm/schema/modifiers.hpp>

namespace orm {

/// What else an index can be told. SQLite has one kind of index, and leaves all of it out.
struct index_settings {
    std::string_view method             = {};  // "gin"; none is the engine's usual one
    std::string_view storage            = {};  // "fillfactor = 70"
    bool             nulls_not_distinct = false;

    friend constexpr bool operator==(index_settings const&, index_settings const&) = default;
};

/// A column that is kept in an index and not looked for.
template <class Column>
struct included_column {
    using operands = types<Column>;
};

/// An item of an index with the operators that the index is for.
template <class Item>
struct index_operators {
    using operands = types<Item>;

    Item             item;
    std::string_view operator_class;
};

struct no_condition {};

/// An index; its items are columns, expressions, or either in `asc` or `desc`.
template <class Items, class Condition = no_condition>
struct index_constraint;

template <class... Items, class Condition>
struct index_constraint<modifier_list<Items...>, Condition> {
    modifier_list<Items...> items;
    Condition               condition;
    bool                    unique   = false;
    std::string_view        name     = {};
    index_settings          settings = {};

    constexpr auto named(std::string_view index_name) const {
        auto changed = *this;
        changed.name = index_name;
        return changed;
    }

    /// Only the rows that meet a condition are in the index.
    template <class Given>
    constexpr auto where(Given given) const {
        return index_constraint<modifier_list<Items...>, Given>{items, given, unique, name,
                                                                settings};
    }

    /// The kind of index: "gin", "gist", "brin", "hash".
    constexpr auto method(std::string_view kind) const {
        auto changed            = *this;
        changed.settings.method = kind;
        return changed;
    }

    /// Columns that are found in the index without a look at the table.
    template <class... Columns>
    constexpr auto include(Columns...) const {
        using all = modifier_list<Items..., included_column<Columns>...>;
        return boost::hana::unpack(items, [&](auto... item) {
            return index_constraint<all, Condition>{all{item..., included_column<Columns>{}...},
                                                    condition, unique, name, settings};
        });
    }

    /// Parameters of the index's storage, in the engine's words: "fillfactor = 70".
    constexpr auto with(std::string_view parameters) const {
        auto changed             = *this;
        changed.settings.storage = parameters;
        return changed;
    }

    /// Of a unique index: two nulls are the same. PostgreSQL has this from version 15 on.
    constexpr auto nulls_not_distinct() const {
        auto changed                        = *this;
        changed.settings.nulls_not_distinct = true;
        return changed;
    }
};

/// What two rows are compared by that exclude each other.
template <class Item>
struct exclusion_item {
    using operands = types<Item>;

    Item             item;
    std::string_view with;
};

template <class Items, class Condition = no_condition>
struct exclusion_constraint;

template <class... Items, class Condition>
struct exclusion_constraint<modifier_list<Items...>, Condition> {
    modifier_list<Items...> items;
    Condition               condition = {};
    std::string_view        name      = {};
    std::string_view        kind      = "gist";

    constexpr auto named(std::string_view constraint_name) const {
        auto changed = *this;
        changed.name = constraint_name;
        return changed;
    }
    /// The kind of the index that looks for such rows, `gist` unless said otherwise.
    constexpr auto method(std::string_view index_kind) const {
        auto changed = *this;
        changed.kind = index_kind;
        return changed;
    }
    /// Only rows that meet a condition exclude each other.
    template <class Given>
    constexpr auto where(Given given) const {
        return exclusion_constraint<modifier_list<Items...>, Given>{items, given, name, kind};
    }
};

struct exclusion_text {
    std::string_view name;
    std::string_view definition;
};

/// Facts of a table that are not of one column.
struct table_options {
    std::string_view schema;  // PostgreSQL: the schema it is in
    std::string_view renamed_from;
    std::string_view comment;
    bool             strict        = false;  // SQLite: columns hold what their type says
    bool             without_rowid = false;  // SQLite: stored in the order of its primary key
    bool             soft_cascade  = false;  // a key of several columns has
    bool             has_rule      = false;  // of what rows there may be
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
    return index_constraint<modifier_list<Items...>, no_condition>{make_modifier_list(items...),
                                                                   {}};
}

template <class... Items>
constexpr auto unique_index(Items... items) {
    return index_constraint<modifier_list<Items...>, no_condition>{
        make_modifier_list(items...), {}, true};
}

/// An item of an index, and the engine's name for the operators that the index is for:
/// `index(opclass(posts.title, "gin_trgm_ops")).method("gin")`.
template <class Item>
constexpr auto opclass(Item item, std::string_view operators) {
    return index_operators<Item>{item, operators};
}

/// No two rows may answer true to all of these operators:
/// `exclude(compared(bookings.room, "="), compared(bookings.during, "&&"))`. PostgreSQL only.
template <class... Items>
constexpr auto exclude(exclusion_item<Items>... items) {
    return exclusion_constraint<modifier_list<exclusion_item<Items>...>>{
        make_modifier_list(items...)};
}

/// The same in the engine's own words: `exclude_sql("name", "exclude using gist (during with
/// &&)")`.
consteval auto exclude_sql(std::string_view name, std::string_view definition) {
    return exclusion_text{name, definition};
}

/// A column or expression of `exclude()`, and the operator that compares two rows.
template <class Item>
constexpr auto compared(Item item, std::string_view by) {
    return exclusion_item<Item>{item, by};
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

template <class Items, class Condition>
inline constexpr bool is_table_constraint<exclusion_constraint<Items, Condition>> = true;
template <>
inline constexpr bool is_table_constraint<exclusion_text> = true;

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
struct constraints_in {
    using list = modifier_list<>;
};
template <table_with_constraints Table>
struct constraints_in<Table> {
    using list = decltype(constraints_of<Table>());
};
template <class Table>
using constraint_list_of = typename constraints_in<Table>::list;

template <class Table>
inline constexpr table_options stated_options = [] {
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
inline constexpr table_options no_options;

/// Tables without constraints share theirs.
template <class Table>
inline constexpr table_options const& table_options_of = no_options;
template <table_with_constraints Table>
inline constexpr table_options const& table_options_of<Table> = stated_options<Table>;

}  // namespace orm

/// What concerns a table as a whole: `ORM_CONSTRAINTS(posts, index(posts.author_id,
/// desc(posts.id)))`. Write it once for a table, behind its ORM_TABLE, in the same namespace.
#define ORM_CONSTRAINTS(variable, ...)                                                            \
    constexpr auto orm_constraints([[maybe_unused]] decltype(variable) const& variable##_table) { \
        using namespace orm::modifiers;                                                           \
        using namespace orm::dsl;                                                                 \
        return orm::make_modifier_list(__VA_ARGS__);                                              \
    }
