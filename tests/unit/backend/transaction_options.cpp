// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/transaction_options.hpp>

using namespace orm;

// A transaction writes, and is run once, unless one says otherwise.
static_assert(!transaction_options{}.read_only);
static_assert(!transaction_options{}.exclusive);
static_assert(!transaction_options{}.deferrable);
static_assert(transaction_options{}.retries == 0);
static_assert(transaction_options{}.level == isolation::engine_default);
