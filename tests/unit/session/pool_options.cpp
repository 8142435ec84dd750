// SPDX-License-Identifier: BSL-1.0
#include <orm/session/pool_options.hpp>

#include <chrono>

using namespace std::chrono_literals;

// Members that are often given together can be given in this order.
static_assert(orm::pool_options{.minimum = 2, .maximum = 4, .acquire_timeout = 1s}
                  .acquire_timeout.count() == 1'000);
static_assert(orm::pool_options{}.minimum <= orm::pool_options{}.maximum);
static_assert(orm::pool_options{}.on_return == orm::reset_policy::when_touched);
