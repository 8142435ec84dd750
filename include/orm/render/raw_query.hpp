// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/raw_query.hpp>
#include <orm/render/function.hpp>
#include <orm/render/sql.hpp>

namespace orm {

template <class Row, class... Items>
struct text<raw_statement<Row, Items...>> : text_of_raw<raw_statement<Row, Items...>> {};

template <class Columns, class... Items>
struct text<raw_select<Columns, Items...>> {
    using node_type = raw_select<Columns, Items...>;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::words));
    }
};

template <class Row, class... Items>
inline constexpr bool has_parts<raw_statement<Row, Items...>> = true;

}  // namespace orm
