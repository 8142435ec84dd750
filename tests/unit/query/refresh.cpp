// SPDX-License-Identifier: BSL-1.0
#include <orm/query/refresh.hpp>

#include "unit/query/views.hpp"

namespace press {

static_assert(std::same_as<decltype(orm::dsl::refresh(ages)), orm::refresh_statement<ages_t>>);
static_assert(orm::statement<decltype(orm::dsl::refresh(ages).concurrently())>);

}  // namespace press
