// SPDX-License-Identifier: BSL-1.0
#include <orm/query/chosen_rows.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class Query>
concept can_from = requires(Query query) { query.from(users); };
template <class Query>
concept can_join = requires(Query query) { query.inner_join(users, users.id == votes.user_id); };
template <class Query>
concept can_where = requires(Query query) { query.where(posts.id == 1); };
template <class Query>
concept can_order = requires(Query query) { query.order_by(posts.id); };
template <class Query>
concept can_limit = requires(Query query) { query.limit(1); };

// The order of SQL.
constexpr auto set    = update(posts).set(posts.words = 1);
constexpr auto from   = set.from(votes);
constexpr auto where  = set.where(posts.id == 1);
constexpr auto joined = from.where(posts.id == votes.post_id);
static_assert(can_from<decltype(set)> && can_where<decltype(set)>);
static_assert(!can_join<decltype(set)> && !can_order<decltype(set)> && !can_limit<decltype(set)>);
static_assert(can_join<decltype(from)> && can_where<decltype(from)> && !can_from<decltype(from)>);
static_assert(can_where<decltype(joined)> && !can_join<decltype(joined)>);
static_assert(can_where<decltype(where)> && can_order<decltype(where)> &&
              can_limit<decltype(where)> && !can_from<decltype(where)>);
static_assert(!can_where<decltype(where.limit(1))> && !can_order<decltype(where.limit(1))>);
static_assert(can_limit<decltype(where.order_by(posts.id))>);

// Order and limit are for one table: of joined rows it is not clear what is counted.
static_assert(!can_order<decltype(joined)> && !can_limit<decltype(joined)>);

// A condition alone stays what it was.
static_assert(std::same_as<decltype(where.condition), std::remove_cv_t<decltype(posts.id == 1)>>);
static_assert(std::same_as<decltype(set.all_rows().condition), orm::every_row>);
static_assert(orm::says_which_rows<decltype(joined.condition)>);
static_assert(!orm::says_which_rows<decltype(from.condition)>);

static_assert(std::same_as<orm::scope_of_write<orm::types<>, decltype(set.condition)>::tables,
                           orm::types<orm::types<>>>);
static_assert(std::same_as<orm::scope_of_write<posts_t, decltype(joined.condition)>::tables,
                           orm::types<posts_t, votes_t>>);
using outer = decltype(from.left_join(users, users.id == votes.user_id).condition);
static_assert(std::same_as<orm::scope_of_write<posts_t, outer>::outer, orm::types<users_t>>);
