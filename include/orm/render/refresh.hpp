// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/refresh.hpp>
#include <orm/render/operand.hpp>

namespace orm {

template <class View, bool Concurrently>
struct text<refresh_statement<View, Concurrently>> {
    static constexpr void write(writer& out, refresh_statement<View, Concurrently> const*) {
        out.require(feature::materialized_views);
        out << "refresh materialized view " << (Concurrently ? "concurrently " : "");
        write_table_name<View>(out);
    }
};

}  // namespace orm
