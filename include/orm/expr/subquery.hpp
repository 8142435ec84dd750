// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/expr/operand.hpp>

namespace orm {

/// `exists (...)`, `not exists (...)`
template <bool Negated, subquery Query>
struct exists_node {
    using type                       = bool;
    using operands                   = types<Query>;
    static constexpr null_rule nulls = null_rule::never;

    Query query;
};

enum class quantifier : std::uint8_t { any, all };

/// `any (...)` or `all (...)`, the other side of a comparison.
template <quantifier Quantifier, subquery Query>
struct quantified {
    using type                       = typename Query::single_column::type;
    using operands                   = types<Query>;
    static constexpr null_rule nulls = null_rule::always;

    Query query;
};

template <quantifier Quantifier, class Query>
struct stored_like<quantified<Quantifier, Query>> : stored_like<typename Query::single_column> {};

namespace dsl {

/// Whether a query has a row. It may speak of the tables around it:
/// `exists(select(posts.id).from(posts).where(eq(posts.author_id, users.id)))`.
template <subquery Query>
constexpr auto exists(Query query) {
    return exists_node<false, Query>{query};
}
template <subquery Query>
constexpr auto not_exists(Query query) {
    return exists_node<true, Query>{query};
}

/// The value of a query of one column and at most one row; null where it has none. A comparison
/// takes such a query as it is.
template <subquery Query>
constexpr auto scalar(Query query) {
    if constexpr (check_one_column<Query>())
        return scalar_query<Query>{query};
    else
        return invalid_expression{};
}

/// True where a comparison is for any row of a query: `eq(users.id, any(select(...)))`.
/// PostgreSQL only.
template <subquery Query>
constexpr auto any(Query query) {
    if constexpr (check_one_column<Query>())
        return quantified<quantifier::any, Query>{query};
    else
        return invalid_expression{};
}

/// True where a comparison is for all rows of a query. PostgreSQL only.
template <subquery Query>
constexpr auto all(Query query) {
    if constexpr (check_one_column<Query>())
        return quantified<quantifier::all, Query>{query};
    else
        return invalid_expression{};
}

}  // namespace dsl
}  // namespace orm
