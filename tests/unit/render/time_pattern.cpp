// SPDX-License-Identifier: BSL-1.0
#include <orm/render/time_pattern.hpp>

using orm::time_function;
using orm::time_part;

// What they come to is tested on the engines.
static_assert(orm::time_pattern(time_function::truncate, time_part::minute, true, true) ==
              "(substr(@1, 1, 16) || ':00')");
static_assert(orm::time_pattern(time_function::truncate, time_part::month, false, false) ==
              "cast(date_trunc('month', cast(@1 as timestamp)) as date)");
static_assert(orm::time_pattern(time_function::add, time_part::week, false, true) ==
              "date(@1, (@2 * 7) || ' days')");
static_assert(orm::time_pattern(time_function::add, time_part::second, true, false) ==
              "(@1 + @2 * interval '1 second')");
