// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/render/commented.hpp>
#include <orm/session/batch.hpp>
#include <orm/session/plan.hpp>

// To a session, a statement behind a comment is the statement.

namespace orm {

template <fixed_string Text, class Query>
inline constexpr bool is_write<commented_query<Text, Query>> = is_write<Query>;
template <fixed_string Text, class Query>
inline constexpr bool changes_rows<commented_query<Text, Query>> = changes_rows<Query>;
template <fixed_string Text, class Query>
inline constexpr bool is_batch<commented_query<Text, Query>> = is_batch<Query>;

template <fixed_string Text, class Query>
void check_filter_is_present(commented_query<Text, Query> const& query) {
    check_filter_is_present(query.query);
}

template <dialect Dialect, class Session, fixed_string Text, class Query, class Run>
void for_each_batch(Session& session, commented_query<Text, Query> const& query, Run&& run) {
    for_each_batch<Dialect>(session, query.query, [&]<class Batch>(Batch const& batch) {
        run(commented_query<Text, Batch>{batch});
    });
}

}  // namespace orm
