// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/query/check.hpp>
#include <orm/query/result.hpp>
#include <orm/support/fixed_string.hpp>

namespace orm {

/// A statement behind a comment, by which the logs of a server tell where it comes from.
template <fixed_string Text, class Query>
struct commented_query {
    using operands = types<Query>;

    Query query;
};

/// PostgreSQL nests comments, so that none may begin inside either.
template <fixed_string Text>
concept text_of_a_comment = Text.view().find("*/") == std::string_view::npos &&
                            Text.view().find("/*") == std::string_view::npos;

/// Rule `comment-text`.
template <fixed_string Text>
consteval bool check_comment_text() {
    static_assert(text_of_a_comment<Text>,
                  "orm: the text of commented<>() begins or ends a comment itself. Leave /* and */ "
                  "out of it. docs/errors.md#comment-text");
    return text_of_a_comment<Text>;
}

template <fixed_string Text, class Query>
struct query_check<commented_query<Text, Query>> : query_check<Query> {};
template <fixed_string Text, class Query>
struct outputs_of<commented_query<Text, Query>> : outputs_of<Query> {};
template <fixed_string Text, class Query>
struct result_of<commented_query<Text, Query>> : result_of<Query> {};

namespace dsl {

/// `commented<"page=start">(select().from(users))`: `/* page=start */ select ...`. A constant, as
/// every text has a prepared statement of its own.
template <fixed_string Text, statement Query>
constexpr auto commented(Query query) {
    if constexpr (check_comment_text<Text>())
        return commented_query<Text, Query>{query};
    else
        return query;
}

}  // namespace dsl
}  // namespace orm
