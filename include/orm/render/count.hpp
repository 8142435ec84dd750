// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/count.hpp>
#include <orm/render/write.hpp>

namespace orm {

template <class Query>
struct text<count_query<Query>> {
    static constexpr void write(writer& out, count_query<Query> const* node) {
        out << "select count(*) from (";
        orm::write(out, part(node, &count_query<Query>::query));
        out << ") as \"counted\"";
    }
};

template <class Query>
struct text<exists_query<Query>> {
    static constexpr void write(writer& out, exists_query<Query> const* node) {
        out << "select exists (";
        orm::write(out, part(node, &exists_query<Query>::query));
        out << (out.dialect.integer_booleans ? ")" : ")::int::bigint");
    }
};

template <class Query>
struct text<explain_query<Query>> {
    static constexpr void write(writer& out, explain_query<Query> const* node) {
        out << (out.dialect.explains_in_steps ? "explain query plan " : "explain ");
        orm::write(out, part(node, &explain_query<Query>::query));
    }
};

}  // namespace orm
