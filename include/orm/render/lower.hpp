// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <boost/hana/unpack.hpp>

#include <orm/render/default_now.hpp>
#include <orm/render/model_builder.hpp>
#include <orm/render/model_names.hpp>
#include <orm/render/select.hpp>
#include <orm/schema/schema.hpp>

// Lowers a schema to plain data, in the words of one dialect. Functions are instantiated for the
// columns that say more than their type; all others are copied from what the rules already know.

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
    return column.type->family == type_family::enumeration &&
           column.declared->stored == storage::text;
}

/// What is said of a column beyond its type and its flags needs its modifiers.
constexpr bool has_more_to_say(column_facts const& column) {
    column_options const& options = *column.options;
    return options.has_default || options.has_expression || options.has_reference ||
           options.unique || options.setter.library || stores_names(column);
}

constexpr column_model lower_facts(column_facts const& column) {
    column_model model;
    model.name          = column.options->name;
    model.type          = column.declared->sql;
    model.not_null      = !column.declared->nullable;
    model.autoincrement = column.options->autoincrement;
    model.generated     = column.options->generated;
    model.collation     = column.options->collation;
    model.renamed_from  = column.options->renamed_from;
    return model;
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
    std::string_view const columns[]{options_of<Columns>.name...};
    std::string_view const name = out.name_or_default(given, columns, "key");
    out.unique_keys.add({name, !given.empty(), out.add_names(columns)});
}

template <class... Columns, class... Referenced>
constexpr void add_foreign_key(model_builder& out, std::string_view given,
                               foreign_key_options const& options, types<Columns...>,
                               types<Referenced...>) {
    using target = typename first_type<types<Referenced...>>::table;
    std::string_view const columns[]{options_of<Columns>.name...};
    std::string_view const referenced[]{options_of<Referenced>.name...};
    std::string_view const name = out.name_or_default(given, columns, "fkey");
    out.foreign_keys.add({name, !given.empty(), out.add_names(columns),
                          table_options_of<target>.schema, table_facts<target>::name,
                          out.add_names(referenced), options});
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
    constexpr void lower(Modifier const&) const {}  // a flag of column_options

    constexpr void lower(unique_modifier) const { add_unique_key(out, {}, types<Column>{}); }

    template <class Value>
    constexpr void lower(default_modifier<Value> const& constant) const {
        std::size_t const begin = out.out.size();
        write_default<Column>(out.out, constant.value);
        model.default_text = out.text_since(begin);
    }
    constexpr void lower(default_sql_modifier const& expression) const {
        std::size_t const begin = out.out.size();
        out.out << '(' << expression.sql << ')';
        model.default_text = out.text_since(begin);
    }
    constexpr void lower(default_now_modifier) const {
        model.default_text =
            text_of_now(out.out.dialect, model.type, facts_of<typename Column::type>.family,
                        holds_fractions<typename Column::type>);
    }
    template <class Expression>
    constexpr void lower(generated_modifier<Expression> const& generated) const {
        model.generated_text = out.text_of(&generated.expression);
    }
    template <class Expression>
    constexpr void lower(backfill_modifier<Expression> const& backfill) const {
        model.backfill_text = text_of_value(backfill.expression);
    }
    template <class Expression>
    constexpr void lower(using_modifier<Expression> const& conversion) const {
        model.using_text = text_of_value(conversion.expression);
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

template <class Column>
constexpr void lower_names(model_builder& out, column_model& model) {
    auto const& names = enum_names<typename Column::type>;
    model.values      = names;

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
    column_model& model = out.columns.find(options_of<Column>.name, unused);
    model.name          = options_of<Column>.name;
    model.type          = facts_of_column<Column>().declared->sql;
    if constexpr (stores_names(facts_of_column<Column>())) lower_names<Column>(out, model);
    if constexpr (column_with_modifiers<Column>)
        Column::modifiers(column_lowering<Column>{out, model});
    // For rows that others insert.
    if constexpr (options_of<Column>.setter.library && options_of<Column>.setter.insert &&
                  sys_time_shaped<typename Column::type>)
        if (model.default_text.empty())
            column_lowering<Column>{out, model}.lower(default_now_modifier{});
    if constexpr (role_of<typename Column::type> == member_role::version)
        if (model.default_text.empty()) model.default_text = "1";
}

/// All columns first, as the place of each in the list is its place in the table.
template <dialect Dialect, class... Columns>
constexpr void lower_columns(model_builder& out, types<Columns...>) {
    using special = joined_types<std::conditional_t<
        has_more_to_say({&options_of<Columns>,
                         &facts_of<typename Columns::declared, options_of<Columns>.stored_as>,
                         &facts_of<typename Columns::type>}),
        types<Columns>, types<>>...>;
    column_facts const columns[]{
        {&options_of<Columns>, &facts_of<typename Columns::declared, options_of<Columns>.stored_as>,
         &facts_of<typename Columns::type>}...};
    for (column_facts const& column : columns) out.columns.add(lower_facts(column));
    [&]<class... Special>(types<Special...>) {
        (lower_column<Dialect, Special>(out), ...);
    }(special{});
}

/// Writes down the constraints of a table.
struct constraint_lowering {
    model_builder& out;

    template <class... Constraints>
    constexpr bool operator()(Constraints... constraints) const {
        (lower_if_valid(constraints), ...);
        return true;
    }

    template <class Constraint>
    constexpr void lower_if_valid(Constraint const& constraint) const {
        if constexpr (table_constraint<Constraint>) lower(constraint);
    }

    template <class Option>
    constexpr void lower(Option const&) const {}  // a flag of table_options, or the primary key

    template <class... Columns>
    constexpr void lower(unique_constraint<Columns...> const& unique) const {
        add_unique_key(out, unique.name, types<Columns...>{});
    }
    template <class Columns, class Referenced>
    constexpr void lower(foreign_key_constraint<Columns, Referenced> const& key) const {
        add_foreign_key(out, key.name, key.options, Columns{}, Referenced{});
    }
    template <class Condition>
    constexpr void lower(check_modifier<Condition> const& check) const {
        out.checks.add(
            {out.name_or_default(check.name, {}, "check"), out.text_of(&check.condition), {}});
    }
    template <class... Items, class Condition>
    constexpr void lower(index_constraint<modifier_list<Items...>, Condition> const& index) const {
        std::size_t const begin = out.index_items.size();
        boost::hana::unpack(index.items, [&](auto... item) { (lower_item(item), ...); });
        std::string_view const columns[]{name_of_item(static_cast<Items const*>(nullptr))...};
        index_model            model{out.name_or_default(index.name, columns, "idx"),
                          index.unique,
                          out.index_items.since(begin),
                                     {}};
        if constexpr (!std::is_void_v<Condition>) model.condition = out.text_of(&index.condition);
        out.indexes.add(model);
    }

    template <direction Direction, nulls_position Nulls, class Operand>
    constexpr void lower_item(ordering<Direction, Nulls, Operand> const& item) const {
        add_item(item.operand, Direction, Nulls);
    }
    template <class Item>
    constexpr void lower_item(Item const& item) const {
        add_item(item, direction::ascending, nulls_position::engine_default);
    }
    template <class Item>
    constexpr void add_item(Item const& item, direction order, nulls_position nulls) const {
        if constexpr (column<Item>)
            out.index_items.add({options_of<Item>.name, false, order, nulls});
        else
            out.index_items.add({out.text_of(&item), true, order, nulls});
    }

    /// What the index's default name is made of.
    template <direction Direction, nulls_position Nulls, class Operand>
    static constexpr std::string_view name_of_item(ordering<Direction, Nulls, Operand> const*) {
        return name_of_item(static_cast<Operand const*>(nullptr));
    }
    template <class Item>
    static constexpr std::string_view name_of_item(Item const*) {
        if constexpr (column<Item>)
            return options_of<Item>.name;
        else
            return "expr";
    }
};

template <class... Columns>
constexpr key_model lower_primary_key(model_builder& out, types<Columns...>) {
    if constexpr (sizeof...(Columns) == 0) {
        return {};
    } else {
        std::string_view const columns[]{options_of<Columns>.name...};
        return {out.name_or_default({}, {}, "pkey"), false, out.add_names(columns)};
    }
}

template <dialect Dialect, class Table>
struct table_lowering {
    static constexpr table_model run(model_builder& out) {
        table_options const& options = table_options_of<Table>;
        table_model          model{.schema        = options.schema,
                                   .name          = table_facts<Table>::name,
                                   .renamed_from  = options.renamed_from,
                                   .strict        = options.strict,
                                   .without_rowid = options.without_rowid};
        model.primary_key = lower_primary_key(out, primary_key_of<Table>{});
        lower_columns<Dialect>(out, columns_of<Table>{});
        boost::hana::unpack(constraints_of<Table>(), constraint_lowering{out});
        return model;
    }

    static constexpr model_sizes sizes = [] {
        model_builder counted(Dialect::facts, table_facts<Table>::name);
        run(counted);
        return counted.sizes();
    }();
};

template <dialect Dialect, class Table>
inline constexpr model_storage<table_lowering<Dialect, Table>::sizes> lowered_table{
    Dialect::facts, table_facts<Table>::name, table_lowering<Dialect, Table>{}};

template <dialect Dialect, class... Tables>
inline constexpr table_model lowered_tables[]{lowered_table<Dialect, Tables>.table...};

template <dialect Dialect, class... Tables>
inline constexpr name_clash clash_in =
    find_clash<count_shared_names(lowered_tables<Dialect, Tables...>)>(
        lowered_tables<Dialect, Tables...>, Dialect::facts);

template <dialect Dialect, class... Tables>
inline constexpr name_clash long_name_in = find_long_name(lowered_tables<Dialect, Tables...>);

/// A schema as data, in the words of a dialect.
template <dialect Dialect, class... Tables>
constexpr schema_model lower(schema_of<Tables...>) {
    check_names<long_name_in<Dialect, Tables...>, clash_in<Dialect, Tables...>, Tables...>();
    return {lowered_tables<Dialect, Tables...>};
}

}  // namespace orm
