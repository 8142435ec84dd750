// SPDX-License-Identifier: BSL-1.0
#include <orm/support/trimmed.hpp>

static_assert(orm::trimmed("").empty());
static_assert(orm::trimmed(" \t\r\n").empty());
static_assert(orm::trimmed("a") == "a");
static_assert(orm::trimmed("\n a b\t\r\n") == "a b");
