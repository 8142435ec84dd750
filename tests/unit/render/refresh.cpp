// SPDX-License-Identifier: BSL-1.0
#include <orm/render/refresh.hpp>

#include <orm/render/sql.hpp>

#include "unit/query/views.hpp"

namespace press {

using orm::dsl::refresh;

static_assert(orm::sql<orm::postgres_dialect>(refresh(ages)) ==
              R"(refresh materialized view "kept"."ages")");
static_assert(orm::sql<orm::postgres_dialect>(refresh(ages).concurrently()) ==
              R"(refresh materialized view concurrently "kept"."ages")");

}  // namespace press
