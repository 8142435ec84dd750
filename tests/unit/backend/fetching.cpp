// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/fetching.hpp>

// What nobody has thought about comes together, which is what takes least time.
static_assert(orm::fetching{} == orm::fetching::all);
