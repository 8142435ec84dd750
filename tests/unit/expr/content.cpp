// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/content.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// An aggregate is found wherever it is, but those of a subquery are its own.
static_assert(orm::has_aggregate<decltype(sum(users.age))>);
static_assert(orm::has_aggregate<decltype(as<"n">(count()))>);
static_assert(orm::has_aggregate<decltype(and_(users.active, gt(lit<1> + count(), 2)))>);
static_assert(!orm::has_aggregate<decltype(gt(users.age, 2))>);
static_assert(!orm::has_aggregate<decltype(in(users.id, select(max(posts.id)).from(posts)))>);
static_assert(orm::has_aggregate<decltype(grouping(users.age))>);

// Over a window an aggregate is none of a group, and what is in it may be one.
static_assert(!orm::has_aggregate<decltype(sum(users.age).over())>);
static_assert(!orm::has_aggregate<decltype(sum(users.age).filter(users.active).over())>);
static_assert(orm::has_aggregate<decltype(sum(sum(users.age)).over())>);
static_assert(orm::has_aggregate<decltype(row_number().over(order_by(sum(users.age))))>);

static_assert(orm::has_window<decltype(sum(users.age).over())>);
static_assert(orm::has_window<decltype(as<"n">(row_number().over() + 1))>);
static_assert(!orm::has_window<decltype(sum(users.age))>);
static_assert(!orm::has_window<decltype(in(users.id, select(dense_rank().over()).from(posts)))>);

static_assert(orm::without_nested_aggregate<decltype(sum(users.age) + max(users.age))>);
static_assert(orm::without_nested_aggregate<decltype(sum(sum(users.age)).over())>);
static_assert(!orm::without_nested_aggregate<decltype(max(sum(users.age)))>);
static_assert(
    !orm::without_nested_aggregate<decltype(max(sum(users.age) + 1).filter(users.active))>);
static_assert(!orm::without_nested_aggregate<decltype(sum(sum(sum(users.age))).over())>);
static_assert(!orm::without_nested_aggregate<decltype(sum(grouping(users.age)))>);
