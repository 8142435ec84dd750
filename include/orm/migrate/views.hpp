// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/create_table.hpp>
#include <orm/render/view_text.hpp>

// A view says nothing that is not in its text, so that one which has changed is dropped and created
// again, as is one that reads it, or a table at which the engine could not work while it is read.

namespace orm::migrate {

constexpr bool same_indexes(array_view<index_model> before, array_view<index_model> after) {
    if (before.size() != after.size()) return false;
    for (std::size_t at = 0; at != before.size(); ++at) {
        index_model const& left  = before[at];
        index_model const& right = after[at];
        if (left.unique != right.unique || !same_text(left.name, right.name) ||
            !same_text(left.condition, right.condition) || left.items.size() != right.items.size())
            return false;
        for (std::size_t item = 0; item != left.items.size(); ++item)
            if (left.items[item].order != right.items[item].order ||
                left.items[item].nulls != right.items[item].nulls ||
                !same_text(left.items[item].text, right.items[item].text))
                return false;
    }
    return true;
}

constexpr bool same_view(view_model const& before, view_model const& after) {
    return before.materialized == after.materialized && same_text(before.query, after.query) &&
           same_values(before.columns, after.columns) &&
           same_indexes(before.indexes, after.indexes);
}

/// Which views go for a while or for good, and which are created. `Touched` tells of a table
/// whether the engine can change it only where no view reads it.
class view_planner {
public:
    template <class Touched>
    constexpr view_planner(schema_difference const& difference, step_list& steps, Touched touched)
        : schema_(difference), steps_(steps), goes_(difference.views.size(), false) {
        for (std::size_t at = 0; at != goes_.size(); ++at) {
            view_difference const& view = schema_.views[at];
            if (view.before == nullptr) continue;
            goes_[at] = view.after == nullptr || !same_view(*view.before, *view.after);
            for (table_difference const& table : schema_.tables)
                if (table.before != nullptr &&
                    reads(*view.before, table.before->schema, table.before->name) &&
                    (table.dropped() || table.renamed() || touched(table)))
                    goes_[at] = true;
        }
        while (spread()) {
        }
    }

    /// Those that read others go before them.
    constexpr void drop() {
        std::vector<std::size_t> const at = positions(&view_difference::before);
        std::vector<view_model> const  of = models(&view_difference::before);
        for (std::size_t const place : ordered(of, true)) {
            view_difference const& view = schema_.views[at[place]];
            if (!goes_[at[place]]) continue;
            write_drop_view(steps_.out, *view.before, false);
            steps_.end(view.after == nullptr ? hazards::incompatible : std::uint8_t{0});
        }
    }

    constexpr void create() {
        std::vector<std::size_t> const at = positions(&view_difference::after);
        std::vector<view_model> const  of = models(&view_difference::after);
        for (std::size_t const place : ordered(of, false)) {
            view_difference const& view = schema_.views[at[place]];
            if (view.before == nullptr || goes_[at[place]]) create(*view.after, view.before);
        }
    }

private:
    using side = view_model const* view_difference::*;

    constexpr std::vector<std::size_t> positions(side of) const {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at != schema_.views.size(); ++at)
            if (schema_.views[at].*of != nullptr) found.push_back(at);
        return found;
    }
    constexpr std::vector<view_model> models(side of) const {
        std::vector<view_model> found;
        for (view_difference const& view : schema_.views)
            if (view.*of != nullptr) found.push_back(*(view.*of));
        return found;
    }

    static constexpr std::vector<std::size_t> ordered(std::vector<view_model> const& views,
                                                      bool                           backwards) {
        std::vector<std::size_t> order(views.size(), 0);
        order_views({views.data(), views.size()}, order.data());
        if (!backwards) return order;
        return {order.rbegin(), order.rend()};
    }

    /// Whoever reads a view that goes has to go as well.
    constexpr bool spread() {
        bool more = false;
        for (std::size_t at = 0; at != goes_.size(); ++at)
            for (std::size_t other = 0; other != goes_.size(); ++other) {
                view_model const* const reader = schema_.views[at].before;
                view_model const* const read   = schema_.views[other].before;
                if (goes_[at] || !goes_[other] || reader == nullptr || read == nullptr ||
                    !reads(*reader, read->schema, read->name))
                    continue;
                goes_[at] = more = true;
            }
        return more;
    }

    constexpr void create(view_model const& view, view_model const* before) {
        if (before == nullptr && !view.schema.empty() && steps_.out.dialect.schemas) {
            steps_.out << "create schema if not exists ";
            steps_.out.identifier(view.schema);
            steps_.end();
        }
        write_view_definition(steps_.out, view, if_exists::fail);
        steps_.end(view.materialized && before != nullptr ? hazards::rewrite : std::uint8_t{0});
        if (is_search_table(view, steps_.out.dialect)) {
            write_fill_search_table(steps_.out, view);
            steps_.end();
        }
        for (index_model const& index : view.indexes) {
            write_create_index(steps_.out, {.schema = view.schema, .name = view.name}, index,
                               if_exists::fail);
            steps_.end();
        }
    }

    schema_difference const& schema_;
    step_list&               steps_;
    std::vector<char>        goes_;  // by view
};

}  // namespace orm::migrate
