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
        out << "grouping(";
        write_list(out, part(node, &grouping_node<Items...>::items));
        out << ')';
    }
};

/// The first node that groups in several ways; void when there is none.
template <class Node>
inline constexpr bool has_grouping_sets = false;
template <class Node>
    requires requires { typename Node::operands; }
inline constexpr bool has_grouping_sets<Node> = has_grouping_sets<typename Node::operands>;
template <class... Nodes>
inline constexpr bool has_grouping_sets<types<Nodes...>> = (has_grouping_sets<Nodes> || ...);
template <grouping_kind Kind, class... Items>
inline constexpr bool has_grouping_sets<grouping_sets_node<Kind, Items...>> = true;
template <class... Items>
inline constexpr bool has_grouping_sets<grouping_node<Items...>> = true;

template <class Dialect, class Query>
concept grouped_as_supported = Dialect::facts.grouping_sets || !has_grouping_sets<Query>;

/// Rule `grouping-sets`.
template <dialect Dialect, class Query>
consteval void check_grouping_sets() {
    static_assert(grouped_as_supported<Dialect, Query>,
                  "orm: SQLite has no rollup(), cube(), grouping_sets() and grouping() in any "
                  "version. Ask one grouped query for each set. docs/errors.md#grouping-sets");
}

}  // namespace orm
