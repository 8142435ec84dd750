// SPDX-License-Identifier: BSL-1.0
#include <orm/render/ordered_set.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Values are bound in the order of the text.
static_assert(
    in_postgres(select(users.active,
                       percentile_disc(0.1).within_group(users.age * 2).filter(users.age > 3))
                    .from(users)
                    .group_by(users.active)) ==
    R"(select "active", percentile_disc($1::double precision) within group (order by "age" * $2) )"
    R"(filter (where "age" > $3) from "users" group by "active")");
