// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/count_of.hpp>

struct thing;

static_assert(orm::count_of<thing>{3} == 3);
static_assert(orm::count_of<thing>{}.value == 0);
static_assert(orm::count_of<thing>{3} == orm::count_of<thing>{3});
