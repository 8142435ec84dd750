// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/column.hpp>
#include <orm/schema/constraints.hpp>
#include <orm/schema/given_name.hpp>
#include <orm/schema/initializers.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/preprocessor.hpp>
#include <orm/support/types.hpp>

namespace orm {

/// The base of every table that `ORM_TABLE` makes. A table's own members are its columns and
/// nothing else; what is known of the table is asked of the traits below.
struct table_base {};

/// Gives a table's columns their struct under a name that no struct has: one may be called `row` or
/// as a column is. In a base, so that the table's own scope says nothing of it.
template <class Row, class Facts, class Base>
struct table_of : Base {
    using orm_row   = Row;
    using orm_facts = Facts;
};

template <class Type>
concept table = __is_base_of(table_base, Type);  // as in column

/// What ORM_TABLE says of a table: `row`, `columns`, `origin`, `name`, `alias`.
template <table Table>
using table_facts = typename Table::orm_facts;

template <table Table>
using row_of = typename table_facts<Table>::row;

template <table Table>
using columns_of = typename table_facts<Table>::columns;

constexpr bool is_modified(column_facts const& column) { return column.options->modified; }

/// The columns that have modifiers. Whoever looks for one that a modifier marks has less to look
/// at.
template <table Table>
using modified_columns_of = columns_where<columns_of<Table>, is_modified>;

/// The table itself, or what an alias stands for.
template <table Table>
using origin_of = typename table_facts<Table>::origin;

/// A struct that ORM_TABLE has made a table.
template <class Row>
concept mapped_row = requires(Row const* row) { orm_table_of(row); };

/// The table of a struct.
template <mapped_row Row>
using table_for = decltype(orm_table_of(std::declval<Row const*>()));

/// A column of an alias: it is in another table, and else what its origin is.
template <class Alias, class Origin>
struct alias_column : column_base {
    using table                       = Alias;
    using origin                      = Origin;
    using declared                    = typename Origin::declared;
    using type                        = typename Origin::type;
    static constexpr auto member_name = Origin::member_name;
    static constexpr auto offset() { return Origin::offset(); }
};

template <class Alias, class Columns>
struct alias_columns;
template <class Alias, class... Columns>
struct alias_columns<Alias, types<Columns...>> {
    using result = types<alias_column<Alias, Columns>...>;
};

/// What an alias says of itself: all but its name and columns is the table's.
template <class Table, class Facts, fixed_string Alias>
struct alias_facts : Facts {
    using columns = typename alias_columns<Table, typename Facts::columns>::result;
    static constexpr std::string_view alias = Alias.view();
    enum : bool { is_checked = check_given_name<Alias>() };
};

/// As `table_of`, of an alias.
template <class Table, class Facts, fixed_string Alias, class Base>
struct alias_table : Base {
    using orm_facts = alias_facts<Table, Facts, Alias>;
};

}  // namespace orm

/// Makes a struct a table: `ORM_TABLE(users, User, "users", (id, primary_key), (email, unique))`.
///
/// It declares the type `users_t`, whose members are typed columns, the constant `users`, and the
/// template `users_as<"u">` for aliases. Each item is a member's name and its modifiers; every
/// member has to be listed, inherited ones as well. Write it at namespace scope, in the namespace
/// of the struct. No member may be called `orm_row` or `orm_facts`.
#define ORM_TABLE(variable, Row, table_name, ...)                                  \
    ORM_ROWS("ORM_TABLE", orm::table_base, variable, Row, table_name, __VA_ARGS__) \
    [[maybe_unused]] constexpr variable##_t orm_table_of(Row const*) { return {}; }

// What tables and views have alike.
#define ORM_ROWS(macro, Base, variable, Row, table_name, ...)                                      \
    struct variable##_t;                                                                           \
    struct variable##_facts;                                                                       \
    extern const variable##_t variable; /* a column may refer to its own table */                  \
    _Pragma("GCC diagnostic push")                                                                 \
        _Pragma("GCC diagnostic ignored \"-Winvalid-offsetof\"") /* members may be inherited */    \
        struct variable##_t : orm::table_of<Row, variable##_facts, Base> {                         \
        ORM_FOR_EACH(ORM_TABLE_COLUMN, variable##_t, __VA_ARGS__)                                  \
    };                                                                                             \
    _Pragma("GCC diagnostic pop") inline constexpr variable##_t variable{};                        \
    struct variable##_facts {                                                                      \
        using row    = variable##_t::orm_row;                                                      \
        using origin = variable##_t;                                                               \
        using columns =                                                                            \
            orm::types_after<void ORM_FOR_EACH(ORM_TABLE_COLUMN_TYPE, variable##_t, __VA_ARGS__)>; \
        [[maybe_unused]] static constexpr std::string_view name  = table_name;                     \
        [[maybe_unused]] static constexpr std::string_view alias = {};                             \
    };                                                                                             \
    static_assert(orm::lists_every_member<Row, variable##_facts::columns>,                         \
                  "orm: " macro "(" #variable ", " #Row                                            \
                  ", ...) leaves out a member of the struct "                                      \
                  "or lists one twice. List each once. docs/errors.md#member-left-out");           \
    template <orm::fixed_string Alias>                                                             \
    struct variable##_as : orm::alias_table<variable##_as<Alias>, variable##_facts, Alias, Base> { \
        ORM_FOR_EACH(ORM_TABLE_ALIAS_COLUMN, variable, __VA_ARGS__)                                \
    };                                                                                             \
    template <orm::fixed_string Alias>                                                             \
    variable##_as<Alias> orm_alias(variable##_t const&);                                           \
    ORM_FOR_EACH(ORM_TABLE_MODIFIERS, variable##_t, __VA_ARGS__)

// Each takes what all columns share and one item, `(member, modifiers...)`, and first takes off the
// parentheses of both.

#define ORM_TABLE_COLUMN(Table, item) ORM_TABLE_COLUMN_UNWRAPPED(Table, ORM_UNWRAP item)
#define ORM_TABLE_COLUMN_UNWRAPPED(...) ORM_TABLE_COLUMN_STEP(__VA_ARGS__)
#define ORM_TABLE_COLUMN_STEP(Table, member, ...)                                               \
    struct member##_t : orm::column_base {                                                      \
        using table    = Table;                                                                 \
        using origin   = member##_t;                                                            \
        using declared = decltype(orm_row::member);                                             \
        using type     = orm::base_type<declared>;                                              \
        using row      = orm_row;                                                               \
        using pointer  = decltype(&orm_row::member);                                            \
        [[maybe_unused]] static constexpr std::string_view member_name{#member,                 \
                                                                       sizeof(#member) - 1};    \
        static constexpr std::uint32_t offset() { return __builtin_offsetof(orm_row, member); } \
        __VA_OPT__(using modifiers = struct orm_modifiers_of_##Table##_##member;)               \
        template <class Value>                                                                  \
        constexpr auto operator=(Value&& orm_value) const {                                     \
            return orm_assign(*this, static_cast<Value&&>(orm_value));                          \
        }                                                                                       \
    } member;

#define ORM_TABLE_ALIAS_COLUMN(variable, item) \
    ORM_TABLE_ALIAS_COLUMN_UNWRAPPED(variable, ORM_UNWRAP item)
#define ORM_TABLE_ALIAS_COLUMN_UNWRAPPED(...) ORM_TABLE_ALIAS_COLUMN_STEP(__VA_ARGS__)
#define ORM_TABLE_ALIAS_COLUMN_STEP(variable, member, ...) \
    orm::alias_column<variable##_as, variable##_t::member##_t> member;

// One message in the place of hundreds.
#define ORM_TOO_MANY_ORM_TABLE_COLUMN(Table)                                     \
    static_assert(orm::few_enough<Table>, "orm: " #Table                         \
                                          " has more than the 128 columns that " \
                                          "ORM_TABLE takes. Split the table. "   \
                                          "docs/errors.md#too-many-columns");
#define ORM_TOO_MANY_ORM_TABLE_COLUMN_TYPE(Table) , orm::too_many_columns
#define ORM_TOO_MANY_ORM_TABLE_ALIAS_COLUMN(variable)
#define ORM_TOO_MANY_ORM_TABLE_MODIFIERS(Table)

#define ORM_TABLE_COLUMN_TYPE(Table, item) , Table::ORM_TABLE_COLUMN_TYPE_STEP item
#define ORM_TABLE_COLUMN_TYPE_STEP(member, ...) member##_t

#define ORM_TABLE_MODIFIERS(Table, item) ORM_TABLE_MODIFIERS_UNWRAPPED(Table, ORM_UNWRAP item)
#define ORM_TABLE_MODIFIERS_UNWRAPPED(...) ORM_TABLE_MODIFIERS_STEP(__VA_ARGS__)
#define ORM_TABLE_MODIFIERS_STEP(Table, member, ...)             \
    __VA_OPT__(struct orm_modifiers_of_##Table##_##member {      \
        template <class Visit> /* calls it with the modifiers */ \
        static constexpr auto visit(Visit orm_visit) {           \
            using namespace orm::modifiers;                      \
            using namespace orm::dsl;                            \
            return orm_visit(__VA_ARGS__);                       \
    }                                                            \
    }                                                            \
    ;)
