// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/group_by.hpp>
#include <orm/render/writer.hpp>

namespace orm {

template <class... Items>
struct text<grouping_set<Items...>> {
    static constexpr void write(writer& out, grouping_set<Items...> const* node) {
        out << '(';
        write_list(out, part(node, &grouping_set<Items...>::items));
        out << ')';
    }
};

template <grouping_kind Kind, class... Items>
struct text<grouping_sets_node<Kind, Items...>> {
    using node_type = grouping_sets_node<Kind, Items...>;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::grouping_sets);
        constexpr std::string_view words[]{"rollup(", "cube(", "grouping sets ("};
        out << words[static_cast<int>(Kind)];
        write_list(out, part(node, &node_type::items));
        out << ')';
    }
};

template <class... Items>
struct text<grouping_node<Items...>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, grouping_node<Items...> const* node) {
        out.require(feature::grouping_sets);
        out << "grouping(";
        write_list(out, part(node, &grouping_node<Items...>::items));
        out << ')';
    }
};

}  // namespace orm
