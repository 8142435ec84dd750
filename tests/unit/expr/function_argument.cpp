// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/function_argument.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm;
using namespace std::chrono;

template <class Operand, argument_type Wanted>
concept taken = function_argument<Operand, Wanted>;

static_assert(taken<users_t::email_t, argument_type::text>);
static_assert(taken<std::string_view, argument_type::text>);
static_assert(taken<std::optional<std::string>, argument_type::text>);
static_assert(!taken<users_t::rights_t, argument_type::text>);  // kept as text, but an enum
static_assert(!taken<users_t::age_t, argument_type::text>);

static_assert(taken<std::vector<std::byte>, argument_type::text_or_blob>);
static_assert(!taken<std::vector<std::byte>, argument_type::text>);

static_assert(taken<users_t::age_t, argument_type::number>);
static_assert(taken<users_t::score_t, argument_type::number>);
static_assert(!taken<users_t::active_t, argument_type::number>);
static_assert(!taken<users_t::rank_t, argument_type::number>);
static_assert(!taken<users_t::email_t, argument_type::number>);
static_assert(!taken<users_t::joined_t, argument_type::number>);

static_assert(taken<int, argument_type::whole_number>);
static_assert(!taken<double, argument_type::whole_number>);
static_assert(!taken<std::nullptr_t, argument_type::whole_number>);

static_assert(taken<sys_seconds, argument_type::calendar>);
static_assert(taken<year_month_day, argument_type::calendar>);
static_assert(!taken<hh_mm_ss<seconds>, argument_type::calendar>);
static_assert(!taken<std::string, argument_type::calendar>);
static_assert(taken<hh_mm_ss<seconds>, argument_type::clock>);
static_assert(taken<sys_seconds, argument_type::clock>);
static_assert(!taken<sys_days, argument_type::clock>);
static_assert(!taken<seconds, argument_type::clock>);

static_assert(taken<invalid_expression, argument_type::calendar>);

static_assert(is_function_name("abs") && is_function_name("_a1") && is_function_name("my.own_f"));
static_assert(!is_function_name("") && !is_function_name("1a") && !is_function_name("a."));
static_assert(!is_function_name("a b") && !is_function_name("a(") && !is_function_name(".a"));
