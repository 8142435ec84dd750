// SPDX-License-Identifier: BSL-1.0
#include <orm/query/set.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class Left, class Right>
using combined = typename orm::combined_value<Left, Right>::result;
static_assert(std::is_same_v<combined<std::int32_t, std::int32_t>, std::int32_t>);
static_assert(std::is_same_v<combined<std::int32_t, std::int64_t>, std::int64_t>);
static_assert(std::is_same_v<combined<std::int32_t, double>, double>);
static_assert(
    std::is_same_v<combined<std::string, std::optional<std::string>>, std::optional<std::string>>);
static_assert(std::is_void_v<combined<std::int32_t, std::string>>);
static_assert(std::is_void_v<combined<bool, std::int32_t>>);

constexpr auto ids     = select(users.id).from(users);
constexpr auto writers = select(posts.author_id).from(posts);

template <class Query>
using row_of_query = typename orm::result_of<Query>::row;
static_assert(std::is_same_v<row_of_query<decltype(union_(ids, ids))>, std::int64_t>);
static_assert(std::is_same_v<row_of_query<decltype(union_(ids, select(users.age).from(users)))>,
                             std::int64_t>);
static_assert(std::is_same_v<row_of_query<decltype(union_(select(users.email).from(users),
                                                          select(users.nickname).from(users)))>,
                             std::optional<std::string>>);
static_assert(
    std::is_same_v<row_of_query<decltype(union_(select().from(users), select().from(users)))>,
                   orm::row_of<users_t>>);

// A set is ordered and cut once, in this order.
template <class Query>
constexpr bool can_be_ordered(Query) {
    return orm::may_follow<orm::clause::order_by, Query::last>;
}
constexpr auto whole = union_(ids, writers);
static_assert(can_be_ordered(whole));
static_assert(!can_be_ordered(whole.limit(1)));
