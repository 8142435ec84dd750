// SPDX-License-Identifier: BSL-1.0
#include <orm/query/check.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// A statement is what a verb can run; what is half said is none.
static_assert(orm::statement<decltype(select(users.id).from(users))>);
static_assert(orm::statement<decltype(delete_from(users))>);
static_assert(orm::statement<decltype(select(users.id).from(users).into<user>())>);
static_assert(!orm::statement<decltype(insert_into(users))>);
static_assert(!orm::statement<decltype(update(users))>);
static_assert(!orm::statement<users_t>);

// The concepts behind the rules, on both sides of each.
static_assert(orm::tables_are_given<decltype(select().from(users))>);
static_assert(!orm::tables_are_given<decltype(select())>);
static_assert(orm::says_which_rows<orm::every_row>);
static_assert(!orm::says_which_rows<orm::nothing>);

// Every kind of statement that is right passes.
constexpr bool passes(auto query) {
    orm::check_query<decltype(query)>();
    return true;
}
static_assert(passes(select().from(users)));
static_assert(passes(select(lit<1>)));
static_assert(passes(select(users.rights, count()).from(users).group_by(users.rights)));
static_assert(passes(select(users, count()).from(users).group_by(users.id)));
static_assert(passes(select(count()).from(users).order_by(count())));
static_assert(passes(update(users).set(users.age = 1).all_rows()));
static_assert(passes(delete_from(users).where(users.id == 1)));
static_assert(passes(insert_into(posts).values(posts.author_id = 1, posts.title = "x")));
