// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/modifiers.hpp>
#include <orm/support/types.hpp>
#include <orm/type/sql_type.hpp>

namespace orm {

/// The base of every column that `ORM_TABLE` makes. It brings namespace orm into argument-dependent
/// look-up, so that the operators find columns wherever the user's tables live.
struct column_base {
    using operands = types<>;
};

/// A column of a table or of an alias of one. It is an empty type: what it knows is static.
///
/// | member        | what it is                                        |
/// |---------------|---------------------------------------------------|
/// | `table`       | the table (or alias) it is a column of            |
/// | `declared`    | the type of the struct's member                   |
/// | `type`        | the same without std::optional                    |
/// | `row`         | the struct, of an origin                          |
/// | `holder`      | the struct or the one of its bases that has it    |
/// | `origin`      | the column itself, or what an alias stands for    |
/// | `member_name` | the member's name                                 |
/// | `offset()`    | where the member is in its struct, in bytes       |
/// | `modified`    | a type, there only for a column with modifiers    |
/// | `modifiers(c)`| a list of them                                    |
template <class Type>
concept column = std::is_base_of_v<column_base, Type>;  // compiles faster than std::derived_from

template <class Column>
concept column_with_modifiers = requires { typename Column::origin::modified; };

struct modifiers_to_list {
    template <class... Modifiers>
    constexpr auto operator()(Modifiers... modifiers) const {
        return modifier_list<Modifiers...>{modifiers...};
    }
};

/// The modifiers of a column that has any.
template <column_with_modifiers Column>
constexpr auto orm_modifiers(Column const&) {
    return Column::origin::modifiers(modifiers_to_list{});
}

template <column_with_modifiers Column>
using modifiers_of = decltype(Column::origin::modifiers(modifiers_to_list{}));

struct modifiers_to_options {
    column_options options;

    template <class... Modifiers>
    constexpr column_options operator()(Modifiers const&... modifiers) {
        (apply_modifier(modifiers, options), ...);
        return options;
    }
};

/// What a column's type and its modifiers say, as data.
template <column Column>
inline constexpr column_options options_of{
    .name   = Column::member_name,
    .setter = setter_of(role_of<typename Column::type>,
                        !__is_same(typename Column::origin::holder, typename Column::origin::row),
                        sets_on_insert<typename Column::origin::holder>,
                        sets_on_update<typename Column::origin::holder>)};
template <column Column>
    requires column_with_modifiers<Column>
inline constexpr column_options options_of<Column> = Column::origin::modifiers(modifiers_to_options{
    {.name   = Column::member_name,
     .setter = setter_of(role_of<typename Column::type>,
                         !__is_same(typename Column::origin::holder, typename Column::origin::row),
                         sets_on_insert<typename Column::origin::holder>,
                         sets_on_update<typename Column::origin::holder>)}});

/// How the column stores its values where its type leaves a choice: `as_integer`, `as_text`.
template <column Column>
inline constexpr encoding encoding_of = options_of<Column>.stored_as;

/// The name of the column in SQL.
template <column Column>
inline constexpr std::string_view name_of = options_of<Column>.name;

/// True where the database, not the client, provides the value of a column left out of an insert.
template <column Column>
inline constexpr bool has_database_default =
    options_of<Column>.has_default || options_of<Column>.autoincrement;

}  // namespace orm
