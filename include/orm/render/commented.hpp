// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/commented.hpp>
#include <orm/render/sql.hpp>

namespace orm {

/// In front, as a server shows only the beginning of a long statement.
template <fixed_string Text, class Query>
struct text<commented_query<Text, Query>> {
    using node_type = commented_query<Text, Query>;

    static constexpr void write(writer& out, node_type const* node) {
        out << "/* " << Text.view() << " */ ";
        orm::write(out, part(node, &node_type::query));
    }
};

}  // namespace orm
