// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/initializers.hpp>
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
/// | `pointer`     | the type of a pointer to the struct's member      |
/// | `origin`      | the column itself, or what an alias stands for    |
/// | `member_name` | the member's name                                 |
/// | `offset()`    | where the member is in its struct, in bytes       |
/// | `modifiers`   | there with modifiers: `visit(f)` calls f with them |
template <class Type>
concept column = __is_base_of(column_base, Type);  // a builtin: no instantiation

template <class Column>
concept column_with_modifiers = requires { typename Column::origin::modifiers; };

struct modifiers_to_types {
    template <class... Modifiers>
    constexpr types<Modifiers...> operator()(Modifiers const&...) const {
        return {};
    }
};

/// The modifiers of a column that has any, as a list of types.
template <column_with_modifiers Column>
using modifiers_of = decltype(Column::origin::modifiers::visit(modifiers_to_types{}));

struct modifiers_to_options {
    column_options options;

    template <class... Modifiers>
    constexpr column_options operator()(Modifiers const&... modifiers) {
        options.modified = true;
        (apply_modifier(modifiers, options), ...);
        return options;
    }
};

template <bool Own>
struct mixin_by_owner {
    template <class>
    using of = void;
};
template <>
struct mixin_by_owner<false> {
    template <class Column>
    using of = holder_of<Column>;
};

/// The base that a column's struct has its member from; void of its own, which is told without a
/// template for each type of member.
template <class Column>
using mixin_of = typename mixin_by_owner<__is_same(
    typename Column::origin::pointer,
    typename Column::declared Column::origin::row::*)>::template of<Column>;

/// What the type of a column and the base it is from say of it.
template <member_role Role, class Mixin>
inline constexpr column_options options_by_type = [] {
    column_options options;
    options.setter = setter_of(Role, sets_on_insert<Mixin>, sets_on_update<Mixin>);
    return options;
}();

/// What a column's type and its modifiers say, as data. Columns without modifiers share theirs.
template <class Column>
inline constexpr column_options const& options_of =
    options_by_type<role_of<typename Column::type>, mixin_of<Column>>;

template <class Column>
inline constexpr column_options modified_options = Column::origin::modifiers::visit(
    modifiers_to_options{options_by_type<role_of<typename Column::type>, mixin_of<Column>>});
template <class Column>
    requires column_with_modifiers<Column>
inline constexpr column_options const& options_of<Column> = modified_options<Column>;

/// What is asked of any column, of whatever type.
struct column_facts {
    std::string_view      member_name;
    column_options const* options;
    type_facts const*     declared;
    type_facts const*     type;  // without std::optional, and whatever it is stored as

    /// The name in SQL.
    constexpr std::string_view name() const { return options->named ? options->name : member_name; }
};

template <column Column>
consteval column_facts facts_of_column() {
    return {Column::member_name, &options_of<Column>,
            &facts_of<typename Column::declared, options_of<Column>.stored_as>,
            &facts_of<typename Column::type>};
}

/// Of the columns of a table. One constant, as what goes over all columns is plain functions.
template <class... Columns>
inline constexpr column_facts facts_of_columns[sizeof...(Columns)]{
    {Columns::member_name, &options_of<Columns>,
     &facts_of<typename Columns::declared, options_of<Columns>.stored_as>,
     &facts_of<typename Columns::type>}...};

/// Where those columns are of which something is true.
template <std::size_t Size>
struct column_positions {
    std::size_t at[Size]{};
    std::size_t size = 0;

    constexpr column_positions(column_facts const (&columns)[Size],
                               bool (*wanted)(column_facts const&)) {
        for (std::size_t each = 0; each != Size; ++each)
            if (wanted(columns[each])) at[size++] = each;
    }
};

template <bool (*Wanted)(column_facts const&), class... Columns>
consteval auto find_columns(types<Columns...> all) {
    constexpr column_positions<sizeof...(Columns)> found{facts_of_columns<Columns...>, Wanted};
    if constexpr (found.size == 0)
        return types<>{};
    else if constexpr (found.size == 1)
        return types<type_at<types<Columns...>, found.at[0]>>{};
    else if constexpr (found.size == sizeof...(Columns))
        return all;
    else
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return types<type_at<types<Columns...>, found.at[Index]>...>{};
        }(std::make_index_sequence<found.size>{});
}

template <bool (*Wanted)(column_facts const&)>
consteval types<> find_columns(types<>) {
    return {};
}

/// The columns of which something is true. Templates are instantiated for these alone.
template <class Columns, bool (*Wanted)(column_facts const&)>
using columns_where = decltype(find_columns<Wanted>(Columns{}));

/// How the column stores its values where its type leaves a choice: `as_integer`, `as_text`.
template <column Column>
inline constexpr encoding encoding_of = options_of<Column>.stored_as;

/// The name of the column in SQL.
template <column Column>
inline constexpr std::string_view name_of =
    options_of<Column>.named ? options_of<Column>.name : Column::member_name;

/// True where the database, not the client, provides the value of a column left out of an insert.
template <column Column>
inline constexpr bool has_database_default =
    options_of<Column>.has_default || options_of<Column>.autoincrement;

}  // namespace orm
