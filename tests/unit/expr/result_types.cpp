// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/result_types.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;

static_assert(orm::value_fits<int, users_t::age_t>);
static_assert(orm::value_fits<int, users_t::score_t>);
static_assert(orm::value_fits<char const*, users_t::email_t>);
static_assert(!orm::value_fits<double, users_t::age_t>);
static_assert(!orm::value_fits<std::string, users_t::age_t>);
static_assert(!orm::value_fits<std::nullopt_t, users_t::nickname_t>);
static_assert(orm::check_result_type<users_t::score_t, int>());
