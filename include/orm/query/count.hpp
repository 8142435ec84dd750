// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/query/check.hpp>
#include <orm/query/result.hpp>

namespace orm {

/// `select count(*) from (...)`
template <class Query>
struct count_query {
    using operands = types<Query>;

    Query query;
};

/// `select exists (...)`
template <class Query>
struct exists_query {
    using operands = types<Query>;

    Query query;
};

/// A statement's plan in the engine's own words.
template <class Query>
struct explain_query {
    using operands = types<Query>;

    Query query;
};

struct counted_rows {
    using operands                      = types<>;
    using key                           = counted_rows;
    using value                         = std::int64_t;
    static constexpr std::size_t fields = 1;

    template <class Member>
    static constexpr row_part::emplace_function emplace = nullptr;

    template <class Member>
    static constexpr field* describe(field* at) {
        *at = make_field<value>(0, {}, "count");
        return at + 1;
    }
};

template <class Query>
struct outputs_of<count_query<Query>> {
    using result = output_list<counted_rows>;
};
template <class Query>
struct outputs_of<exists_query<Query>> {
    using result = output_list<counted_rows>;
};

template <class Query>
struct query_check<count_query<Query>> : query_check<Query> {};
template <class Query>
struct query_check<exists_query<Query>> : query_check<Query> {};
template <class Query>
struct query_check<explain_query<Query>> : query_check<Query> {};

}  // namespace orm
