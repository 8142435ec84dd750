// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <orm/render/schema_text.hpp>
#include <orm/schema/schema_model.hpp>

namespace orm {

/// An enum that is stored by name.
template <class Column>
inline constexpr bool stores_names =
    family_of<typename Column::type> == type_family::enumeration &&
    storage_of<typename Column::type, encoding_of<Column>> == storage::text;

template <dialect Dialect, class Column>
constexpr column_model lower_column() {
    constexpr column_options options = options_of<Column>;
    column_model             model;
    model.name          = options.name;
    model.type          = sql_type_of<typename Column::type, encoding_of<Column>>;
    model.not_null      = !is_nullable<typename Column::declared>;
    model.autoincrement = options.autoincrement;
    model.generated     = options.generated;
    model.collation     = options.collation;
    model.renamed_from  = options.renamed_from;
    if constexpr (options.has_default) {
        using modifiers    = decltype(column_modifiers_matching<is_default, Column>());
        model.default_text = constant_text<Dialect, default_source<Column, modifiers>>.view();
    }
    if constexpr (options.generated != generated_kind::none) {
        using modifiers = decltype(column_modifiers_matching<is_generated, Column>());
        model.generated_text =
            constant_text<Dialect, expression_source<first_type<modifiers>>>.view();
    }
    if constexpr (stores_names<Column>)
        model.values = {enum_names<typename Column::type>.data(),
                        enum_names<typename Column::type>.size()};
    return model;
}

template <class Columns>
inline constexpr std::array<std::string_view, 0> column_names{};
template <class... Columns>
inline constexpr std::array<std::string_view, sizeof...(Columns)> column_names<types<Columns...>>{
    name_of<Columns>...};

template <dialect Dialect, class Table, class Columns, fixed_string Suffix>
constexpr std::string_view name_or_generated(std::string_view given) {
    return given.empty() ? constant_text<Dialect, generated_name<Table, Columns, Suffix>>.view()
                         : given;
}

template <dialect Dialect, class Table, class Key>
constexpr key_model lower_primary_key() {
    if constexpr (Key::size == 0)
        return {};
    else
        return {name_or_generated<Dialect, Table, types<>, "pkey">({}), false, column_names<Key>};
}

template <dialect Dialect, class Table, class Column>
constexpr key_model lower_unique_column() {
    return {name_or_generated<Dialect, Table, types<Column>, "key">({}), false,
            column_names<types<Column>>};
}

template <class Modifier>
struct unique_columns;
template <class... Columns>
struct unique_columns<unique_constraint<Columns...>> {
    using result = types<Columns...>;
};

template <dialect Dialect, class Table, class Modifier>
constexpr key_model lower_unique() {
    using columns                = typename unique_columns<typename Modifier::type>::result;
    std::string_view const given = Modifier::get().name;
    return {name_or_generated<Dialect, Table, columns, "key">(given), !given.empty(),
            column_names<columns>};
}

template <class Owner, class Modifier>
struct reference_columns;
template <class Owner, class Referenced>
struct reference_columns<Owner, references_modifier<Referenced>> {
    using columns    = types<Owner>;
    using referenced = types<Referenced>;
};
template <class Owner, class... Columns, class... Referenced>
struct reference_columns<Owner, foreign_key_constraint<types<Columns...>, types<Referenced...>>> {
    using columns    = types<Columns...>;
    using referenced = types<Referenced...>;
};

template <dialect Dialect, class Table, class Owner, std::size_t Index>
constexpr foreign_key_model lower_foreign_key(modifier_at<Owner, Index>) {
    using modifier         = modifier_at<Owner, Index>;
    using key              = reference_columns<Owner, typename modifier::type>;
    using target           = typename first_type<typename key::referenced>::table;
    auto const       found = modifier::get();
    std::string_view given;
    if constexpr (requires { found.name; }) given = found.name;
    return {name_or_generated<Dialect, Table, typename key::columns, "fkey">(given),
            !given.empty(),
            column_names<typename key::columns>,
            table_options_of<target>.schema,
            table_facts<target>::name,
            column_names<typename key::referenced>,
            found.options};
}

template <dialect Dialect, class Table, class Owner, std::size_t Index>
constexpr check_model lower_check(modifier_at<Owner, Index>) {
    using modifier              = modifier_at<Owner, Index>;
    std::string_view const text = constant_text<Dialect, condition_source<modifier>>.view();
    if constexpr (column<Owner>)
        return {name_or_generated<Dialect, Table, types<Owner>, "check">(modifier::get().name),
                text, name_of<Owner>};
    else
        return {
            name_or_generated<Dialect, Table, types<>, "check">(modifier::get().name), text, {}};
}

template <dialect Dialect, class Table, class Column>
constexpr check_model lower_enum_check() {
    return {constant_text<Dialect, generated_name<Table, types<Column>, "values">>.view(),
            constant_text<Dialect, enum_check_source<Column>>.view(), name_of<Column>};
}

template <class Item>
struct plain_item {
    using node                            = Item;
    static constexpr direction      order = direction::ascending;
    static constexpr nulls_position nulls = nulls_position::engine_default;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct plain_item<ordering<Direction, Nulls, Operand>> {
    using node                            = Operand;
    static constexpr direction      order = Direction;
    static constexpr nulls_position nulls = Nulls;
};

template <class Modifier, std::size_t Item>
struct index_item_source {
    static constexpr void write(writer& out) {
        auto const index = Modifier::get();
        auto const item  = boost::hana::at_c<Item>(index.items);
        if constexpr (requires { item.operand; } && !expression<decltype(item)>)
            orm::write(out, &item.operand);
        else
            orm::write(out, &item);
    }
};

template <dialect Dialect, class Modifier, class Items>
struct lowered_index_items;
template <dialect Dialect, class Modifier, class... Items>
struct lowered_index_items<Dialect, Modifier, modifier_list<Items...>> {
    template <class Item, std::size_t Index>
    static constexpr index_item_model lower_item() {
        using plain = plain_item<Item>;
        using node  = typename plain::node;
        if constexpr (column<node>)
            return {name_of<node>, false, plain::order, plain::nulls};
        else
            return {constant_text<Dialect, index_item_source<Modifier, Index>>.view(), true,
                    plain::order, plain::nulls};
    }
    template <std::size_t... Index>
    static constexpr auto lower(std::index_sequence<Index...>) {
        return std::array<index_item_model, sizeof...(Items)>{lower_item<Items, Index>()...};
    }
    static constexpr auto items = lower(std::make_index_sequence<sizeof...(Items)>{});

    template <class Item>
    using column_of_item = std::conditional_t<column<typename plain_item<Item>::node>,
                                              types<typename plain_item<Item>::node>, types<>>;
    using columns        = joined_types<column_of_item<Items>...>;
};

template <class Index>
struct index_parts;
template <class Items, class Condition>
struct index_parts<index_constraint<Items, Condition>> {
    using items                         = Items;
    static constexpr bool has_condition = !std::is_void_v<Condition>;
};

template <dialect Dialect, class Table, class Modifier>
constexpr index_model lower_index() {
    using parts       = index_parts<typename Modifier::type>;
    using lowered     = lowered_index_items<Dialect, Modifier, typename parts::items>;
    auto const  index = Modifier::get();
    index_model model{
        name_or_generated<Dialect, Table, typename lowered::columns, "idx">(index.name),
        index.unique,
        lowered::items,
        {}};
    if constexpr (parts::has_condition)
        model.condition = constant_text<Dialect, condition_source<Modifier>>.view();
    return model;
}

/// The lists of one table's model.
template <dialect Dialect, class Table>
struct lowered_table {
    using columns_types    = columns_of<Table>;
    using constraint_types = decltype(constraints_of<Table>());

    template <template <class> class Matches>
    using all_matching =
        joined_types<decltype(columns_modifiers_matching<Matches>(columns_types{})),
                     typename modifiers_matching<Table, Matches>::result>;

    template <class... Columns>
    static constexpr auto lower_columns(types<Columns...>) {
        return std::array<column_model, sizeof...(Columns)>{lower_column<Dialect, Columns>()...};
    }
    template <class... Columns, class... Modifiers>
    static constexpr auto lower_uniques(types<Columns...>, types<Modifiers...>) {
        return std::array<key_model, sizeof...(Columns) + sizeof...(Modifiers)>{
            lower_unique_column<Dialect, Table, Columns>()...,
            lower_unique<Dialect, Table, Modifiers>()...};
    }
    template <class... Modifiers>
    static constexpr auto lower_foreign_keys(types<Modifiers...>) {
        return std::array<foreign_key_model, sizeof...(Modifiers)>{
            lower_foreign_key<Dialect, Table>(Modifiers{})...};
    }
    template <class... Columns, class... Modifiers>
    static constexpr auto lower_checks(types<Columns...>, types<Modifiers...>) {
        return std::array<check_model, sizeof...(Columns) + sizeof...(Modifiers)>{
            lower_enum_check<Dialect, Table, Columns>()...,
            lower_check<Dialect, Table>(Modifiers{})...};
    }
    template <class... Modifiers>
    static constexpr auto lower_indexes(types<Modifiers...>) {
        return std::array<index_model, sizeof...(Modifiers)>{
            lower_index<Dialect, Table, Modifiers>()...};
    }

    template <class... Columns>
    static auto unique_among(types<Columns...>)
        -> joined_types<std::conditional_t<options_of<Columns>.unique, types<Columns>, types<>>...>;
    template <class... Columns>
    static auto enums_among(types<Columns...>)
        -> joined_types<std::conditional_t<stores_names<Columns>, types<Columns>, types<>>...>;

    static constexpr auto columns = lower_columns(columns_types{});
    static constexpr auto uniques =
        lower_uniques(decltype(unique_among(columns_types{})){},
                      typename modifiers_matching<Table, is_unique>::result{});
    static constexpr auto foreign_keys = lower_foreign_keys(all_matching<is_reference>{});
    static constexpr auto checks =
        lower_checks(decltype(enums_among(columns_types{})){}, all_matching<is_check>{});
    static constexpr auto indexes =
        lower_indexes(typename modifiers_matching<Table, is_index>::result{});

    static constexpr table_model model() {
        constexpr table_options options = table_options_of<Table>;
        return {options.schema,
                table_facts<Table>::name,
                options.renamed_from,
                options.strict,
                options.without_rowid,
                columns,
                lower_primary_key<Dialect, Table, primary_key_of<Table>>(),
                uniques,
                foreign_keys,
                checks,
                indexes};
    }
};

template <dialect Dialect, class... Tables>
inline constexpr std::array<table_model, sizeof...(Tables)> lowered_tables{
    lowered_table<Dialect, Tables>::model()...};

/// A schema as data, in the words of a dialect.
template <dialect Dialect, class... Tables>
constexpr schema_model lower(schema_of<Tables...>) {
    return {lowered_tables<Dialect, Tables...>};
}

}  // namespace orm
