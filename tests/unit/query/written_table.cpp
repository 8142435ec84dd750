// SPDX-License-Identifier: BSL-1.0
#include <orm/query/written_table.hpp>

#include "unit/query/views.hpp"

static_assert((orm::check_written_table<press::people_t>(), true));
