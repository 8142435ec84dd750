// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/load.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

// The statement of the root is that of a select.
static_assert(
    in_sqlite(load<branch>().where(gt(nodes.id, 1)).order_by(desc(nodes.id)).limit(3).root) ==
    R"(select "id", "parent_id" from "nodes" where "id" > ? order by "id" desc limit ?)");
static_assert(in_postgres(load<user_card>().where(gt(users.id, 1)).where(lt(users.id, 9)).root) ==
              R"(select "id", "email" from "users" where "id" > $1 and "id" < $2)");
static_assert(std::same_as<decltype(load<branch>())::loaded, branch>);

template <class Query>
concept takes_order = requires(Query query) { query.order_by(nodes.id); };
static_assert(takes_order<decltype(load<branch>())>);
static_assert(!takes_order<decltype(load<branch>().limit(1))>);

static_assert(orm::clauses_of_level<>);
static_assert(orm::clauses_of_level<decltype(where(gt(nodes.id, 1))), decltype(order_by(nodes.id)),
                                    decltype(limit(1)), decltype(offset(1))>);
static_assert(!orm::clauses_of_level<decltype(limit(1)), decltype(where(gt(nodes.id, 1)))>);
static_assert(!orm::clauses_of_level<decltype(limit(1)), decltype(limit(1))>);
static_assert(!orm::clauses_of_level<decltype(limit(param<"n", int>))>);
static_assert(!orm::clauses_of_level<int>);

}  // namespace
