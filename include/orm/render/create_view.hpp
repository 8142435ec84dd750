// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

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
        if (Existing == if_exists::skip && !Dialect::facts.exists_clauses && !view.materialized)
            write_create_view_if_missing<most>(list.out, view);
        else
            write_view_definition(list.out, view, Existing);
        list.end_statement();
        if (is_search_table(view, Dialect::facts)) {
            write_fill_search_table(list.out, view);
            list.end_statement();
        }
        for (index_model const& index : view.indexes) {
            write_create_index(list.out, {.schema = view.schema, .name = view.name}, index,
                               Existing);
            list.end_statement();
        }
    }
};

}  // namespace orm
