// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

#include <orm/render/condition.hpp>
#include <orm/render/default_now.hpp>
#include <orm/render/function.hpp>
#include <orm/render/model_builder.hpp>
#include <orm/schema/role_columns.hpp>
#include <orm/schema/schema.hpp>
#include <orm/support/is_null.hpp>

// Lowers the columns of a table to plain data. Functions are instantiated for those that say more
// than their type; all others are copied from what the rules already know.

namespace orm {

template <class Dialect, class Column>
concept generated_as_supported =
    Dialect::facts.virtual_columns || options_of<Column>.generated != generated_kind::virtual_;

template <dialect Dialect, class Column>
consteval void check_generated_kind() {
    static_assert(
        generated_as_supported<Dialect, Column>,
        "orm: PostgreSQL has virtual generated columns from version 18 on, and its dialect "
        "is written for older ones. Say stored. docs/errors.md#virtual-column");
}

/// An enum stored by name: its names may be all that its column holds.
constexpr bool stores_names(column_facts const& column) {
    return (column.type->family == type_family::enumeration &&
            column.declared->stored == storage::text) ||
           !column.options->native_type.empty();
}

/// The same inside of arrays, by the type of a column.
template <class Type, encoding Stored>
inline constexpr bool stores_lists_of_names = false;
template <class Element, encoding Stored>
    requires described_enum<base_type<Element>>
inline constexpr bool stores_lists_of_names<std::vector<Element>, Stored> =
    facts_of<base_type<Element>, Stored>.stored == storage::text;

/// What is said of a column beyond its type and its flags needs its modifiers.
constexpr bool has_more_to_say(column_facts const& column) {
    column_options const& options = *column.options;
    return options.has_default || options.has_expression || options.has_reference ||
           options.has_rule || options.unique || options.most_characters != 0 ||
           options.precision != 0 || options.setter.library || stores_names(column) ||
           column.type->family == type_family::array;  // perhaps of names
}

/// Fills in a model that is empty.
constexpr void lower_facts(column_model& model, column_facts const& column) {
    column_options const& options = *column.options;
    model.name                    = column.name();
    model.type                    = column.declared->sql;
    model.not_null                = !column.declared->nullable;
    if (!options.modified) return;
    model.details.autoincrement = options.autoincrement;
    model.details.generated     = options.generated;
    model.details.collation     = options.collation;
    model.details.comment       = options.comment;
    model.details.renamed_from  = options.renamed_from;
}

template <class Value, class Column>
concept constant_with_text =
    std::floating_point<Value> || text_like<Value> ||
    is_written_as_text_or_number<storage_of<Value, options_of<Column>.stored_as>>;

template <class Column, class Value>
constexpr void write_default(writer& out, Value const& given) {
    static_assert(constant_with_text<Value, Column>,
                  "orm: a constant of this type has no text that both engines read alike. Use "
                  "default_sql() or raw<>(). docs/errors.md#constant-without-text");
    if constexpr (constant_with_text<Value, Column>)
        write_constant<options_of<Column>.stored_as>(out, given);
}

template <class... Columns>
constexpr void add_unique_key(model_builder& out, std::string_view given, types<Columns...>) {
    std::string_view const columns[]{name_of<Columns>...};
    std::string_view const name = out.name_or_default(given, columns, "key");
    out.unique_keys.add({name, !given.empty(), out.add_names(columns)});
}

template <class... Columns, class... Referenced>
constexpr void add_foreign_key(model_builder& out, std::string_view given,
                               foreign_key_options const& options, types<Columns...>,
                               types<Referenced...>) {
    using target = typename first_type<types<Referenced...>>::table;
    std::string_view const columns[]{name_of<Columns>...};
    std::string_view const referenced[]{name_of<Referenced>...};
    std::string_view const name = out.name_or_default(given, columns, "fkey");
    foreign_key_model      key{name,
                          !given.empty(),
                          out.add_names(columns),
                          table_options_of<target>.schema,
                          table_facts<target>::name,
                          out.add_names(referenced),
                          options};
    using child = typename first_type<types<Columns...>>::table;
    if constexpr (table_options_of<child>.soft_cascade ||
                  (options_of<Columns>.has_soft_cascade || ...))
        if constexpr (has_role<child, member_role::deleted_at>)
            if (options.soft_cascade)
                key.marked_by = name_of<column_of_role<child, member_role::deleted_at>>;
    out.foreign_keys.add(key);
}

/// Writes down what single modifiers of a column carry. They come by value: g++ 12 compares no
/// pointers to temporaries.
template <class Column>
struct column_lowering {
    model_builder& out;
    column_model&  model;

    template <class... Modifiers>
    constexpr bool operator()(Modifiers... modifiers) const {
        (lower(modifiers), ...);
        return true;
    }

    template <class Modifier>
    constexpr void lower([[maybe_unused]] Modifier const& modifier) const {
        if constexpr (is_rule<Modifier>)
            if constexpr (rule_of_its_type<Modifier, typename Column::type>)
                lower_rule<Column>(out, modifier);  // all others are flags of column_options
    }

    constexpr void lower(varchar_modifier length) const {
        if (!out.out.dialect.sized_types) return lower_length(length.most_characters);
        std::size_t const begin = out.out.size();
        out.out << "varchar(";
        out.out.number(length.most_characters);
        out.out << ')';
        model.details.type_text = out.text_since(begin);
    }
    /// An engine whose columns take any text is told by a check.
    constexpr void lower_length(int most_characters) const {
        std::string_view const column[]{model.name};
        std::string_view const name  = out.name_or_default({}, column, "length");
        std::size_t const      begin = out.out.size();
        out.out << "length(";
        out.out.identifier(model.name);
        out.out << ") <= ";
        out.out.number(most_characters);
        out.checks.add({name, out.text_since(begin), model.name});
    }
    /// An engine that knows no such types leaves it alone; the gate finds it in either dialect.
    constexpr void lower(numeric_modifier digits) const {
        std::size_t const begin = out.out.size();
        out.out << "numeric(";
        out.out.number(digits.precision);
        out.out << ',';
        out.out.number(digits.scale);
        out.out << ')';
        model.details.type_text = out.text_since(begin);
    }
    constexpr void lower(native_enum_modifier given) const {
        model.details.type_text         = given.name;
        model.details.type_renamed_from = given.renamed_from;
    }

    constexpr void lower(unique_modifier) const { add_unique_key(out, {}, types<Column>{}); }

    template <class Value>
    constexpr void lower(default_modifier<Value> const& constant) const {
        std::size_t const begin = out.out.size();
        write_default<Column>(out.out, constant.value);
        model.details.default_text = out.text_since(begin);
    }
    template <class Expression>
        requires expression<Expression>
    constexpr void lower(default_modifier<Expression> const& given) const {
        std::size_t const begin = out.out.size();
        out.out << '(';
        write_kept(given.value);
        out.out << ')';
        model.details.default_text = out.text_since(begin);
    }
    constexpr void lower(default_sql_modifier const& expression) const {
        std::size_t const begin = out.out.size();
        out.out << '(' << expression.sql << ')';
        model.details.default_text = out.text_since(begin);
    }
    constexpr void lower(default_now_modifier) const {
        model.details.default_text =
            text_of_now(out.out.dialect, model.type, facts_of<typename Column::type>.family,
                        holds_fractions<typename Column::type>);
    }
    template <class Expression>
    constexpr void lower(generated_modifier<Expression> const& generated) const {
        std::size_t const begin = out.out.size();
        write_kept(generated.expression);
        model.details.generated_text = out.text_since(begin);
    }
    template <class Expression>
    constexpr void lower(backfill_modifier<Expression> const& backfill) const {
        model.details.backfill_text = text_of_value(backfill.expression);
    }
    template <class Expression>
    constexpr void lower(using_modifier<Expression> const& conversion) const {
        model.details.using_text = text_of_value(conversion.expression);
    }
    /// A value of the column, in the form in which the column keeps its values.
    template <class Expression>
    constexpr void write_kept(Expression const& given) const {
        using met = operand_for<Column, Expression>;
        if constexpr (!expression<Expression>)
            return;  // refused by schema()
        else if constexpr (!check_kept_alike<Column, Expression>())
            return;
        else if constexpr (std::same_as<met, Expression>)
            orm::write(out.out, &given);
        else
            orm::write(out.out, static_cast<met const*>(nullptr));
    }
    template <class Value>
    constexpr std::string_view text_of_value(Value const& given) const {
        if constexpr (expression<Value>) {
            return out.text_of(&given);
        } else {
            std::size_t const begin = out.out.size();
            write_default<Column>(out.out, given);
            return out.text_since(begin);
        }
    }
    template <class Condition>
    constexpr void lower(check_modifier<Condition> const& check) const {
        std::string_view const column[]{model.name};
        out.checks.add({out.name_or_default(check.name, column, "check"),
                        out.text_of(&check.condition), model.name});
    }
    template <class Referenced>
    constexpr void lower(references_modifier<Referenced> const& reference) const {
        add_foreign_key(out, {}, reference.options, types<Column>{}, types<Referenced>{});
    }
};

/// An enum, or what is in an array of them.
template <class Type>
struct enum_of {
    using result = Type;
};
template <class Element>
struct enum_of<std::vector<Element>> {
    using result = base_type<Element>;
};
template <class Type>
using enum_in = typename enum_of<Type>::result;

template <class Column>
constexpr void lower_names(model_builder& out, column_model& model) {
    auto const& names    = enum_names<enum_in<typename Column::type>>;
    model.details.values = names;
    if constexpr (has_renamed_values<enum_in<typename Column::type>>())
        model.details.values_before = enum_names_before<enum_in<typename Column::type>>;
    if (out.out.dialect.native_enums && options_of<Column>.stored_as == encoding::native) return;
    if (is_array(model.type)) return;

    // Booleans have no such check: they are read back as 0 or not 0, while a name that is no value
    // of the enum cannot be read at all.
    std::string_view const column[]{model.name};
    std::string_view const name  = out.name_or_default({}, column, "values");
    std::size_t const      begin = out.out.size();
    separator              comma;
    out.out.identifier(model.name);
    out.out << " in (";
    for (std::string_view const value : names) {
        comma(out.out);
        out.out.text_constant(value);
    }
    out.out << ')';
    out.checks.add({name, out.text_since(begin), model.name});
}

template <dialect Dialect, class Column>
constexpr void lower_column(model_builder& out) {
    if constexpr (options_of<Column>.generated != generated_kind::none)
        check_generated_kind<Dialect, Column>();
    column_model  unused;  // while everything is counted
    column_model& model = out.columns.find(name_of<Column>, unused);
    model.name          = name_of<Column>;
    model.type          = facts_of_column<Column>().declared->sql;
    if constexpr (stores_names(facts_of_column<Column>()) ||
                  stores_lists_of_names<typename Column::type, options_of<Column>.stored_as>)
        lower_names<Column>(out, model);
    if constexpr (column_with_modifiers<Column>)
        Column::modifiers::visit(column_lowering<Column>{out, model});
    // For rows that others insert.
    if constexpr (options_of<Column>.setter.library && options_of<Column>.setter.insert &&
                  sys_time_shaped<typename Column::type>)
        if (model.details.default_text.empty())
            column_lowering<Column>{out, model}.lower(default_now_modifier{});
    if constexpr (role_of<typename Column::type> == member_role::version)
        if (model.details.default_text.empty()) model.details.default_text = "1";
}

/// All columns first, as the place of each in the list is its place in the table.
constexpr void lower_all_facts(model_builder& out, array_view<column_facts> columns) {
    column_model* model = out.columns.add_empty(columns.size());
    if (is_null(model)) return;
    for (column_facts const& column : columns) lower_facts(*model++, column);
}

template <dialect Dialect, class... Special>
constexpr void lower_special(model_builder& out, types<Special...>) {
    (lower_column<Dialect, Special>(out), ...);
}

template <dialect Dialect, class... Columns>
constexpr void lower_columns(model_builder& out, types<Columns...>) {
    lower_all_facts(out, facts_of_columns<Columns...>);
    lower_special<Dialect>(out, columns_where<types<Columns...>, has_more_to_say>{});
}

}  // namespace orm
