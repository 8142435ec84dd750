// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/changed_row.hpp>

#include <orm/render/trigger.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;
using orm::types;

constexpr auto fresh = new_(users.nickname);
constexpr auto stale = old_(users.rank);

static_assert(std::same_as<orm::type_of<decltype(fresh)>, std::string>);
static_assert(fresh.nulls == orm::null_rule::always && stale.nulls == orm::null_rule::never);
static_assert(std::same_as<typename orm::stored_like<std::remove_const_t<decltype(stale)>>::result,
                           users_t::rank_t>);
static_assert(std::same_as<typename orm::changed_columns_in<decltype(and_(
                               new_(users.age) > 1, old_(users.email) == users.email))>::result,
                           types<orm::changed_column<orm::row_state::after, users_t::age_t>,
                                 orm::changed_column<orm::row_state::before, users_t::email_t>>>);
