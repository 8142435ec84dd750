// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/view_sql.hpp>
#include <orm/render/writer.hpp>

namespace orm {

template <class... Relations>
struct text<view_sql_query<Relations...>> {
    static constexpr void write(writer& out, view_sql_query<Relations...> const* query) {
        if (query != nullptr) out << query->text;
    }
};

}  // namespace orm
