// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <orm/render/select.hpp>
#include <orm/render/sql.hpp>
#include <orm/schema/foreign_keys.hpp>
#include <orm/schema/schema.hpp>

namespace orm {

/// Text made of what `Source::write(writer&)` writes, values as constants, with static storage.
template <dialect Dialect, class Source>
inline constexpr auto constant_text = [] {
    constexpr std::size_t size = [] {
        writer counted(Dialect::facts);
        counted.values = value_role::constant;
        Source::write(counted);
        return counted.size();
    }();
    static_text<size> result;
    writer            out(Dialect::facts, result.characters);
    out.values = value_role::constant;
    Source::write(out);
    return result;
}();

template <class Owner>
constexpr auto modifiers_or_constraints() {
    if constexpr (column<Owner>)
        return orm_modifiers(Owner{});
    else
        return constraints_of<Owner>();
}

/// One modifier of a column or constraint of a table, found again by its place.
template <class Owner, std::size_t Index>
struct modifier_at {
    using type =
        std::remove_cvref_t<decltype(boost::hana::at_c<Index>(modifiers_or_constraints<Owner>()))>;
    static constexpr type get() {
        return boost::hana::at_c<Index>(modifiers_or_constraints<Owner>());
    }
};

/// The modifiers of an owner for which `Matches<Modifier>::value`.
template <class Owner, template <class> class Matches,
          class List = decltype(modifiers_or_constraints<Owner>())>
struct modifiers_matching;
template <class Owner, template <class> class Matches, class... Modifiers>
struct modifiers_matching<Owner, Matches, modifier_list<Modifiers...>> {
    template <std::size_t... Index>
    static auto among(std::index_sequence<Index...>)
        -> joined_types<std::conditional_t<Matches<Modifiers>::value,
                                           types<modifier_at<Owner, Index>>, types<>>...>;
    using result = decltype(among(std::make_index_sequence<sizeof...(Modifiers)>{}));
};

template <class Modifier>
struct is_check : std::false_type {};
template <class Condition>
struct is_check<check_modifier<Condition>> : std::true_type {};
template <class Modifier>
struct is_default : std::false_type {};
template <class Value>
struct is_default<default_modifier<Value>> : std::true_type {};
template <>
struct is_default<default_sql_modifier> : std::true_type {};
template <class Modifier>
struct is_generated : std::false_type {};
template <class Expression>
struct is_generated<generated_modifier<Expression>> : std::true_type {};
template <class Modifier>
struct is_reference : std::false_type {};
template <class Column>
struct is_reference<references_modifier<Column>> : std::true_type {};
template <class Columns, class Referenced>
struct is_reference<foreign_key_constraint<Columns, Referenced>> : std::true_type {};
template <class Modifier>
struct is_unique : std::false_type {};
template <class... Columns>
struct is_unique<unique_constraint<Columns...>> : std::true_type {};
template <class Modifier>
struct is_primary_key : std::false_type {};
template <class... Columns>
struct is_primary_key<primary_key_constraint<Columns...>> : std::true_type {};
template <class Modifier>
struct is_index : std::false_type {};
template <class Items, class Condition>
struct is_index<index_constraint<Items, Condition>> : std::true_type {};

/// The modifiers of one kind of all columns of a table; a column without any is not asked.
template <template <class> class Matches, class Column>
consteval auto column_modifiers_matching() {
    if constexpr (column_with_modifiers<Column>)
        return typename modifiers_matching<Column, Matches>::result{};
    else
        return types<>{};
}
template <template <class> class Matches, class... Columns>
consteval auto columns_modifiers_matching(types<Columns...>) {
    return (types<>{} + ... + column_modifiers_matching<Matches, Columns>());
}

// What writes one text of a schema.

/// `table_column_column_suffix`, as PostgreSQL names what is not named.
template <class Table, class Columns, fixed_string Suffix>
struct generated_name;
template <class Table, class... Columns, fixed_string Suffix>
struct generated_name<Table, types<Columns...>, Suffix> {
    static constexpr void write(writer& out) {
        out << table_facts<Table>::name;
        ((out << '_' << name_of<Columns>), ...);
        out << '_' << Suffix.view();
    }
};

template <class Modifier>
struct condition_source {
    static constexpr void write(writer& out) {
        auto const modifier = Modifier::get();
        orm::write(out, &modifier.condition);
    }
};

template <class Modifier>
struct expression_source {
    static constexpr void write(writer& out) {
        auto const modifier = Modifier::get();
        orm::write(out, &modifier.expression);
    }
};

template <class Column>
struct enum_check_source {
    static constexpr void write(writer& out) {
        out.identifier(name_of<Column>);
        out << " in (";
        separator comma;
        for (std::string_view const name : enum_names<typename Column::type>) {
            comma(out);
            out.text_constant(name);
        }
        out << ')';
    }
};

/// The clock of the database, in the form in which the column stores it.
constexpr void write_now(writer& out, sql_type type, type_family family) {
    bool const sqlite = out.dialect.rowid_keys;
    bool const number = type == sql_type::integer || type == sql_type::bigint;
    if (!number)
        out << (family == type_family::date   ? "current_date"
                : family == type_family::time ? "current_time"
                                              : "current_timestamp");
    else if (family == type_family::date)
        out << (sqlite ? "(unixepoch() / 86400)" : "(extract(epoch from now())::bigint / 86400)");
    else
        out << (sqlite ? "(unixepoch() * 1000000)"
                       : "((extract(epoch from now()) * 1000000)::bigint)");
}

template <class Value, class Column>
concept constant_with_text =
    column<Column> && (std::floating_point<Value> || text_like<Value> ||
                       is_written_as_text_or_number<storage_of<Value, encoding_of<Column>>>);

/// Rule `constant-without-text`.
template <class Column, class Value>
constexpr void write_default(writer& out, Value const& given) {
    static_assert(constant_with_text<Value, Column>,
                  "orm: a constant of this type has no text that both engines read alike. Use "
                  "default_sql() or raw<>(). docs/errors.md#constant-without-text");
    if constexpr (constant_with_text<Value, Column>)
        write_constant<encoding_of<Column>>(out, given);
}

template <class Column, class Modifiers>
struct default_source {
    static constexpr void write(writer& out) {
        if constexpr (options_of<Column>.default_is_now) {
            write_now(out, sql_type_of<typename Column::type, encoding_of<Column>>,
                      family_of<typename Column::type>);
        } else if constexpr (Modifiers::size != 0) {
            auto const modifier = first_type<Modifiers>::get();
            if constexpr (requires { modifier.sql; })
                out << '(' << modifier.sql << ')';
            else
                write_default<Column>(out, modifier.value);
        }
    }
};

}  // namespace orm
