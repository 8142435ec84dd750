// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/same_text.hpp>

namespace orm {

constexpr bool reads(view_model const& view, std::string_view schema, std::string_view name) {
    for (relation_name const& each : view.reads)
        if (same_text(each.name, name) && same_text(each.schema, schema)) return true;
    return false;
}

/// Whether a view reads one that is not among the first of an order.
constexpr bool waits(view_model const& view, array_view<view_model> views, std::size_t const* order,
                     std::size_t placed) {
    for (std::size_t other = 0; other != views.size(); ++other) {
        bool there = false;
        for (std::size_t at = 0; at != placed; ++at) there = there || order[at] == other;
        if (!there && reads(view, views[other].schema, views[other].name)) return true;
    }
    return false;
}

/// Fills `order` with the positions of the views, each behind those it reads and otherwise as they
/// were declared. A view can only read what is declared before it, so that there is such an order;
/// made up models with a cycle come out in some order.
constexpr void order_views(array_view<view_model> views, std::size_t* order) {
    for (std::size_t placed = 0; placed != views.size(); ++placed) {
        std::size_t chosen = views.size();
        std::size_t first  = views.size();
        for (std::size_t at = 0; at != views.size() && chosen == views.size(); ++at) {
            bool there = false;
            for (std::size_t before = 0; before != placed; ++before)
                there = there || order[before] == at;
            if (there) continue;
            if (first == views.size()) first = at;
            if (!waits(views[at], views, order, placed)) chosen = at;
        }
        order[placed] = chosen == views.size() ? first : chosen;
    }
}

}  // namespace orm
