// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <orm/render/create.hpp>
#include <orm/render/lower_view.hpp>
#include <orm/render/view_text.hpp>

namespace orm {

template <std::size_t Count>
struct view_order {
    std::size_t views[Count]{};

    constexpr explicit view_order(array_view<view_model> given) { order_views(given, views); }
};

template <dialect Dialect, class... Views>
inline constexpr view_order<sizeof...(Views)> view_order_in{lowered_views<Dialect, Views...>};

/// One view: a text for each, as what the compiler may do at one go is limited.
template <dialect Dialect, class View, if_exists Existing>
struct view_source {
    static constexpr view_model const& view = view_lowering<Dialect, View>::model;

    /// More than what stands around its query in a block.
    static constexpr std::size_t most = [] {
        writer counted(Dialect::facts);
        write_view_definition(counted, view, if_exists::fail);
        return counted.size() + 100;
    }();

    static constexpr void write(statement_list& list) {
        if (!view.schema.empty() && Dialect::facts.schemas) {
            list.out << "create schema if not exists ";
            list.out.identifier(view.schema);
            list.end_statement();
        }
        if (Existing == if_exists::skip && !Dialect::facts.rowid_keys && !view.materialized)
            write_create_view_if_missing<most>(list.out, view);
        else
            write_view_definition(list.out, view, Existing);
        list.end_statement();
        for (index_model const& index : view.indexes) {
            write_create_index(list.out, {.schema = view.schema, .name = view.name}, index,
                               Existing);
            list.end_statement();
        }
    }
};

/// The statements of the tables, and behind them those of the views.
template <class Tables, dialect Dialect, if_exists Existing, class... Views>
struct creation_with_views {
    template <class View>
    using made = statements_of<Dialect, view_source<Dialect, View, Existing>>;

    static constexpr std::size_t count = Tables::count + (made<Views>::counted.count + ...);

    static constexpr std::array<std::string_view, count> statements = [] {
        array_view<std::string_view> const  of_views[]{made<Views>::kept.statements...};
        std::array<std::string_view, count> all{};
        std::size_t                         size = 0;
        for (std::string_view const text : Tables::statements) all[size++] = text;
        for (std::size_t const at : view_order_in<Dialect, Views...>.views)
            for (std::string_view const text : of_views[at]) all[size++] = text;
        return all;
    }();
};

template <dialect Dialect, class Views, class... Tables>
struct drop_source_with_views;
template <dialect Dialect, class... Views, class... Tables>
struct drop_source_with_views<Dialect, types<Views...>, Tables...> {
    static constexpr void write(statement_list& list) {
        constexpr auto const& order = view_order_in<Dialect, Views...>;
        for (std::size_t at = sizeof...(Views); at-- != 0;) {
            write_drop_view(list.out, lowered_views<Dialect, Views...>[order.views[at]], true);
            list.end_statement();
        }
        drop_source<Dialect, Tables...>::write(list);
    }
};

/// The statements of a schema with views: these come last, each behind those it reads.
template <dialect Dialect, if_exists Existing = if_exists::fail, class... Views, class... Tables>
constexpr auto const& create_sql(schema_with<types<Views...>, Tables...> schema) {
    lower<Dialect>(schema);
    return creation_with_views<creation<Dialect, Existing, Tables...>, Dialect, Existing,
                               Views...>::statements;
}

/// Views are dropped first.
template <dialect Dialect, class... Views, class... Tables>
constexpr auto const& drop_sql(schema_with<types<Views...>, Tables...> schema) {
    lower<Dialect>(schema);
    return statements_of<Dialect, drop_source_with_views<Dialect, types<Views...>, Tables...>>::kept
        .statements;
}

}  // namespace orm
