// SPDX-License-Identifier: BSL-1.0
#include <orm/session/statement_rules.hpp>

#include <vector>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

using selected = decltype(select().from(users));
using removal  = decltype(delete_from(users).all_rows());
using many     = decltype(insert_into(users).values(std::vector<user>()));
using begun    = decltype(insert_into(users));

static_assert(orm::statement<selected> && orm::statement<removal> && orm::statement<many>);
static_assert(!orm::statement<begun> && !orm::statement<users_t> && !orm::statement<int>);
static_assert(!orm::statement<decltype(update(users))>);
static_assert(!orm::statement<decltype(std::declval<many>().on_conflict())>);

static_assert(orm::single_statement<selected> && !orm::single_statement<many>);
static_assert(orm::answers_with_rows<selected> && !orm::answers_with_rows<removal>);
static_assert(orm::select_statement<selected> && !orm::select_statement<removal>);
static_assert(orm::changes_rows<removal> && orm::changes_rows<many>);
static_assert(!orm::changes_rows<selected>);

// What is no statement has rows of nothing, so that a verb can say what is wrong with it.
static_assert(std::same_as<orm::row_type<begun>, orm::nothing>);
static_assert(std::same_as<orm::row_type<removal>, orm::nothing>);
static_assert(std::same_as<orm::row_type<selected>, user>);

}  // namespace
